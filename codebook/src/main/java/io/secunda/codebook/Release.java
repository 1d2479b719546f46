package io.secunda.codebook;

import io.secunda.events.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** When figures were released, for rows that do not say it. */
public sealed interface Release {

    /** On one day or at one moment, as written. */
    record On(String moment) implements Release {}

    /** Some time after the last day of what the figure is about. */
    record After(java.time.Period span) implements Release {}

    /**
     * Reads a date, a moment or a span.
     *
     * @throws DateTimeParseException when the text is none of them
     */
    static Release parse(String text) {
        if (text.startsWith("P")) {
            return new After(java.time.Period.parse(text));
        }
        try {
            LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            Instant.parse(text);
        }
        return new On(text);
    }

    /** The release of a figure about a period; empty where the period cannot be read. */
    default String of(String period) {
        if (this instanceof On on) {
            return on.moment();
        }
        try {
            LocalDate day = Period.parse(period.strip()).last().plus(((After) this).span());
            return day.toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The release of an agreement: public when it is signed, unless a fixed date is given. */
    default String ofAgreement(String signed) {
        return (this instanceof On ? this : new After(java.time.Period.ZERO)).of(signed);
    }
}
