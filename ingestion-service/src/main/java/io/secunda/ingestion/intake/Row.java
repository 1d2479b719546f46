package io.secunda.ingestion.intake;

import java.util.Map;

/** One row of a request body. */
sealed interface Row {

    /** Its number: the line as a spreadsheet counts in CSV (the header is 1), else the place in the list, from 1. */
    int number();

    /**
     * A row that could be read.
     *
     * @param fields what it holds, by column in lower case; lists are joined by {@code |}, blank fields left out
     */
    record Filled(int number, Map<String, String> fields) implements Row {}

    /** A row that could not; the next one may be sound. */
    record Unreadable(int number, RowError error) implements Row {}
}
