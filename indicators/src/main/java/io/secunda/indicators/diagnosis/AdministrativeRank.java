package io.secunda.indicators.diagnosis;

/** The rank of a city's government, from the highest to the lowest; each is one step above the next. */
public enum AdministrativeRank {
    MUNICIPALITY,
    SUB_PROVINCIAL,
    PREFECTURE,
    COUNTY
}
