package io.secunda.ingestion.facts;

/** What a candidate is, measured against what is known. */
public enum Verdict {
    /** New, or a new release. */
    ACCEPTED,
    /** Another value for a release that is known already; the one recorded later stands. */
    CONFLICT,
    /** Known already. */
    UNCHANGED
}
