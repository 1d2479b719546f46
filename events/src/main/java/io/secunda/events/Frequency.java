package io.secunda.events;

/** How long a period is. The order is from the longest to the shortest. */
public enum Frequency {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY
}
