package io.secunda.metrics.recompute;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.metrics.catalogue.Family;
import io.secunda.metrics.catalogue.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a finding: its value, or why there is none.
 *
 * @param value the value, or null
 * @param reason why there is none, or null
 * @param parts the named parts that have a value
 * @param components what went into a composite
 * @param coverage share of the needed inputs that were present
 */
record Verdict(
        @Nullable Double value,
        @Nullable String reason,
        Map<String, Double> parts,
        List<String> components,
        double coverage) {

    /** Why there is no value any more where there was one. */
    static final String NOTHING_LEFT = word(Reason.MISSING_INPUT);

    /** The computation failed: a fault of ours, which must not stop the others. */
    static final Verdict ERROR = new Verdict(null, "error", Map.of(), List.of(), 0);

    /** Takes a finding as it is, but withholds a share that does not stand for its region. */
    static Verdict of(Family family, Finding finding) {
        if (finding.outcome() instanceof Outcome.Absent absent) {
            return new Verdict(null, word(absent.reason()), finding.parts(), finding.components(), finding.coverage());
        }
        if (family.wantsCoverage() && finding.coverage() < Family.ENOUGH) {
            return new Verdict(null, word(Reason.LOW_COVERAGE), Map.of(), List.of(), finding.coverage());
        }
        return new Verdict(
                finding.outcome().value().getAsDouble(),
                null,
                finding.parts(),
                finding.components(),
                finding.coverage());
    }

    static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
