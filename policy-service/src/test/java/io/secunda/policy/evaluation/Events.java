package io.secunda.policy.evaluation;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and values for tests. */
public final class Events {

    public static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant RELEASED = Instant.parse("2021-06-01T00:00:00Z");

    private Events() {}

    static Recommendation of(Rule rule, State state, double severity) {
        Rule.Advice advice = rule.advice();
        return new Recommendation(
                "CN",
                rule.id(),
                rule.version(),
                Subject.region("R"),
                new Names("R", "R"),
                null,
                state,
                severity,
                null,
                1,
                rule.theme(),
                rule.mismatch(),
                advice.title(),
                advice.rationale(),
                advice.instruments(),
                advice.levels(),
                advice.references(),
                rule.raise().text(),
                rule.withdraw().text(),
                Period.year(2020),
                List.of(),
                "cause",
                RECORDED,
                RECORDED,
                null,
                null);
    }

    /** A value of a region's indicator without window. */
    public static IndicatorValue value(String subject, String indicator, int year, @Nullable Double value) {
        return value(subject, indicator, null, year, value, Map.of());
    }

    public static IndicatorValue value(
            String subject,
            String indicator,
            @Nullable String window,
            int year,
            @Nullable Double value,
            Map<String, Double> parts) {
        return new IndicatorValue(
                "CN",
                indicator,
                Subject.parse(subject),
                window,
                Period.year(year),
                window == null ? null : Period.year(year - 10),
                value,
                value == null ? "low_coverage" : null,
                parts,
                List.of(),
                "1",
                1,
                false,
                false,
                12,
                null,
                new Names(subject, subject),
                null,
                List.of(new SourceVintage("Yearbook", RELEASED)),
                RELEASED,
                "CN/320500/gdp/" + year,
                RECORDED);
    }
}
