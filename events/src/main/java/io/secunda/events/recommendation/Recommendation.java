package io.secunda.events.recommendation;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.agreement.Level;
import io.secunda.events.geography.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that holds for a subject, as it stood at a moment.
 *
 * @param territory the territory
 * @param rule id of the rule
 * @param ruleVersion version of the rule
 * @param subject whom it is about
 * @param names names of the subject
 * @param role the city's role in the region, or null
 * @param state what just became of it
 * @param severity 0 to 1
 * @param previousSeverity severity before this event, or null when it was just raised
 * @param confidence 0 to 1, from coverage and provisional inputs
 * @param theme {@code coexistence}, {@code connectivity} or {@code cooperation}
 * @param mismatch {@code place}, {@code priority} or {@code actor}
 * @param title what it says, in one line
 * @param rationale why, in a few sentences
 * @param instruments what could be done
 * @param levels levels of government it addresses
 * @param references the literature it rests on
 * @param condition the rule's condition to raise it, as written
 * @param withdrawal the rule's condition to withdraw it, as written
 * @param period the latest period of its evidence
 * @param evidence the values the rule looked at
 * @param cause key of the indicator value whose arrival led to this event
 * @param raised when it was last raised
 * @param recorded when this event was made
 * @param joint the smallest change of all evidence values together that would withdraw it; null when none is in reach,
 *     and in events from before it was looked for
 * @param sensitivity whether it holds on somewhat other values; null when it is withdrawn, and in events from before this
 *     was looked at
 */
public record Recommendation(
        String territory,
        String rule,
        int ruleVersion,
        Subject subject,
        Names names,
        @Nullable Role role,
        State state,
        double severity,
        @Nullable Double previousSeverity,
        double confidence,
        String theme,
        String mismatch,
        Names title,
        Names rationale,
        List<Names> instruments,
        List<Level> levels,
        List<String> references,
        String condition,
        String withdrawal,
        Period period,
        List<Evidence> evidence,
        String cause,
        Instant raised,
        Instant recorded,
        @Nullable Joint joint,
        @Nullable List<Check> sensitivity) {

    private static final double SURE = 0.8;

    public Recommendation {
        instruments = List.copyOf(instruments);
        levels = List.copyOf(levels);
        references = List.copyOf(references);
        evidence = List.copyOf(evidence);
        sensitivity = sensitivity == null ? null : List.copyOf(sensitivity);
        if (!(severity >= 0 && severity <= 1)) {
            throw new IllegalArgumentException("severity " + severity + " is not between 0 and 1");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }

    /** The same with how far it is from being withdrawn. */
    public Recommendation with(@Nullable Joint found, List<Check> checks) {
        return new Recommendation(
                territory,
                rule,
                ruleVersion,
                subject,
                names,
                role,
                state,
                severity,
                previousSeverity,
                confidence,
                theme,
                mismatch,
                title,
                rationale,
                instruments,
                levels,
                references,
                condition,
                withdrawal,
                period,
                evidence,
                cause,
                raised,
                recorded,
                found,
                checks);
    }

    /**
     * How strongly it is put, after GRADE: {@code strong} only when its confidence is at least 0.8 and it holds in every
     * check, else {@code conditional}.
     */
    public String strength() {
        boolean holds = sensitivity != null
                && !sensitivity.isEmpty()
                && sensitivity.stream().allMatch(Check::holds);
        return holds && confidence >= SURE ? "strong" : "conditional";
    }

    /** Its id, stable from one raising to the next: {@code polarization-population~region:YRD}. */
    public String id() {
        return rule + "~" + subject;
    }

    /** The record key: {@code CN/polarization-population~region:YRD}. */
    public String key() {
        return territory + "/" + id();
    }
}
