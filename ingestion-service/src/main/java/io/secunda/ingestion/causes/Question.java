package io.secunda.ingestion.causes;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value may rest on.
 *
 * @param subject whom the value is about
 * @param variables ids of variables; {@code employment_*} stands for all that begin so, {@code *} for all
 * @param flows kinds of flow, {@code *} for all
 * @param agreements whether it rests on agreements
 * @param periods the only periods it rests on, if {@code until} is null
 * @param until the last period when it may rest on everything up to then, or null
 * @param cause key of the record whose arrival led to it
 */
record Question(
        Subject subject,
        Set<String> variables,
        Set<String> flows,
        boolean agreements,
        Set<Period> periods,
        @Nullable Period until,
        String cause) {

    /** Whether the value may rest on facts of a kind that are of a variable, a kind of flow … */
    boolean looksAt(ChangedFact.Kind kind, String what) {
        return switch (kind) {
            case OBSERVATION -> matches(variables, what);
            case FLOW -> matches(flows, what);
            case AGREEMENT -> agreements;
            case MEMBERSHIP -> true;
        };
    }

    private static boolean matches(Set<String> patterns, String id) {
        return patterns.contains(id)
                || patterns.stream()
                        .anyMatch(pattern ->
                                pattern.endsWith("*") && id.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    /** Whether a fact is of a time that the value may rest on; roles count whenever they began. */
    boolean covers(ChangedFact fact) {
        return fact.kind() == ChangedFact.Kind.MEMBERSHIP || covers(fact.period());
    }

    /** Figures of a part of a period count in it. */
    private boolean covers(@Nullable Period of) {
        if (of == null) {
            return true;
        }
        if (until != null) {
            return !of.first().isAfter(until.last());
        }
        return periods.stream()
                .anyMatch(period ->
                        !of.first().isAfter(period.last()) && !of.last().isBefore(period.first()));
    }
}
