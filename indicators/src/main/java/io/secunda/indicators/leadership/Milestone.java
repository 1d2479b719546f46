package io.secunda.indicators.leadership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agreement promised.
 *
 * @param due the day by which
 * @param delivered the day on which it was, null if it has not been
 */
public record Milestone(LocalDate due, @Nullable LocalDate delivered) {

    boolean isDue(LocalDate day) {
        return !due.isAfter(day);
    }

    boolean isDelivered(LocalDate day) {
        return delivered != null && !delivered.isAfter(day);
    }
}
