package io.secunda.events;

/** The four scales at which Secunda looks. */
public enum Scale {
    CITY,
    PAIR,
    REGION,
    TERRITORY
}
