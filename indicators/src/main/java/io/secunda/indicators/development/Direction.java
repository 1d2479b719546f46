package io.secunda.indicators.development;

/** Whether more of a criterion is better. */
public enum Direction {
    /** More is better. */
    BENEFIT,
    /** Less is better. */
    COST
}
