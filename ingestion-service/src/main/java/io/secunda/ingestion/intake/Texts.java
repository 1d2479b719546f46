package io.secunda.ingestion.intake;

/** How long texts may be, in characters. */
public final class Texts {

    /** A citation. */
    public static final int LONGEST_SOURCE = 500;

    /** A unit. */
    public static final int LONGEST_UNIT = 60;

    /** A name or title. */
    public static final int LONGEST_NAME = 300;

    /** A list of codes. */
    public static final int LONGEST_LIST = 20_000;

    private Texts() {}
}
