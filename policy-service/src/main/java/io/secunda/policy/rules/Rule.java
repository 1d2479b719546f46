package io.secunda.policy.rules;

import io.secunda.events.Names;
import io.secunda.events.Scale;
import io.secunda.events.agreement.Level;
import io.secunda.events.geography.Role;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to look at, when to speak, when to be silent again, and what to say.
 *
 * @param id also the name of its folder
 * @param version raised whenever what it says changes; open recommendations are then made anew
 * @param scale the scale of its subjects
 * @param role only cities of this role in their region, or null for all
 * @param inputs by name; the first one decides the period
 * @param raise when a recommendation is raised
 * @param withdraw when it is withdrawn: easier to miss than {@code raise}, so that it does not flap
 * @param severity 0 to 1, clamped
 * @param updateThreshold smallest change of severity within a period that is told; 0 tells every change of evidence
 * @param minCoverage below this coverage of any value a condition is not evaluated
 * @param whenMissing what a period counts for at which an input is missing
 * @param theme {@code coexistence}, {@code connectivity} or {@code cooperation}
 * @param mismatch {@code place}, {@code priority} or {@code actor}
 * @param persistence for how many successive periods of the first input the condition must hold before it is raised. Counted
 *     in recorded periods and not in days, so that it follows from the figures alone: a replay finds the same
 * @param advice what it says
 * @param keeping who keeps it
 */
public record Rule(
        String id,
        int version,
        Scale scale,
        @Nullable Role role,
        Map<String, Input> inputs,
        Condition raise,
        Condition withdraw,
        Formula severity,
        double updateThreshold,
        double minCoverage,
        WhenMissing whenMissing,
        String theme,
        String mismatch,
        int persistence,
        Advice advice,
        Keeping keeping) {

    public Rule {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** What a period counts for at which an input is missing or poorly covered. */
    public enum WhenMissing {
        /** What was said of the period before stands. */
        KEEP,
        /** Nothing is said of it. */
        WITHDRAW
    }

    /**
     * What a rule says.
     *
     * @param title in one line
     * @param rationale why, in a few sentences
     * @param instruments what could be done
     * @param levels levels of government addressed
     * @param references the literature
     */
    public record Advice(
            Names title, Names rationale, List<Names> instruments, List<Level> levels, List<String> references) {

        public Advice {
            instruments = List.copyOf(instruments);
            levels = List.copyOf(levels);
            references = List.copyOf(references);
        }
    }

    /**
     * Who keeps a rule, and what it rests on besides the literature.
     *
     * @param group which of the groups of recommendations it belongs to, or null
     * @param owner the division of a planning bureau that keeps it, or null
     * @param reviewed when its thresholds and texts were last looked through, or null
     * @param reviewDue when they are to be looked through again, or null
     * @param planDocuments plans and guidelines of governments that ask for what it recommends
     */
    public record Keeping(
            @Nullable Integer group,
            @Nullable Names owner,
            @Nullable LocalDate reviewed,
            @Nullable LocalDate reviewDue,
            List<String> planDocuments) {
        public Keeping {
            planDocuments = List.copyOf(planDocuments);
        }
    }

    /** The input whose latest period is the one that the rule is evaluated at. */
    public Input primary() {
        return inputs.values().iterator().next();
    }

    /** Ids of all indicators that the rule may look at. */
    public Set<String> indicators() {
        return inputs.values().stream()
                .flatMap(input -> Stream.concat(input.indicators().stream(), input.breaks().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
