package io.secunda.indicators.leadership;

/** A level of government. */
public enum Level {
    NATIONAL,
    PROVINCIAL,
    MUNICIPAL
}
