package io.secunda.codebook;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What period a provider's records stand for to us, such as the timetable of a day for its year.
 *
 * @param length the records stand for the period of this length that they lie in; null for the period as it is
 * @param literal periods to read for what the provider writes, such as 2020-01 for {@code 2020-01-01/2020-01-09}
 */
public record Standing(@Nullable Frequency length, Map<String, String> literal) {

    /** Records are about the period that stands there. */
    static final Standing AS_WRITTEN = new Standing(null, Map.of());

    private static final int MONDAY_TO_THURSDAY = 3;

    public Standing {
        literal = Map.copyOf(literal);
    }

    /**
     * The period that a record stands for. One that is longer than what is asked for stays, since no part of it is meant
     * more than another; so does what is no period: the answer will say so.
     */
    String of(String written) {
        String period = literal.getOrDefault(written.strip(), written);
        if (length == null) {
            return period;
        }
        try {
            Period read = Period.parse(period.strip());
            // a week belongs to the year, quarter or month that has its Thursday, as ISO 8601 counts them
            var day = read.frequency() == Frequency.WEEK ? read.first().plusDays(MONDAY_TO_THURSDAY) : read.first();
            return read.frequency().compareTo(length) > 0
                    ? Period.containing(day, length).toString()
                    : period;
        } catch (IllegalArgumentException e) {
            return period;
        }
    }
}
