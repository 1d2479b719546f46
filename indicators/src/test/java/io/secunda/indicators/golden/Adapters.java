package io.secunda.indicators.golden;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.YearsBetween;
import io.secunda.indicators.geography.GreatCircle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** From the name of an indicator to the call of its kernel. */
final class Adapters {

    private static final Map<String, Function<Inputs, Actual>> BY_INDICATOR = new HashMap<>();

    static {
        BY_INDICATOR.put("great_circle", Adapters::greatCircle);
        BY_INDICATOR.put("period_years", Adapters::periodYears);
        List.of(
                        UnevennessAdapters.ALL,
                        PeripheralizationAdapters.ALL,
                        RelationsAdapters.ALL,
                        LeadershipAdapters.ALL,
                        DevelopmentAdapters.ALL,
                        DynamicsAdapters.ALL,
                        MatchingAdapters.ALL)
                .forEach(BY_INDICATOR::putAll);
    }

    private Adapters() {}

    static Actual compute(GoldenCase golden) {
        Function<Inputs, Actual> adapter = BY_INDICATOR.get(golden.indicator());
        if (adapter == null) {
            throw new IllegalArgumentException(
                    "no kernel is known by that name, only " + new TreeSet<>(BY_INDICATOR.keySet()));
        }
        Actual actual = adapter.apply(new Inputs(golden.inputs()));
        boolean severalAreRight = !golden.expected().path("unique").asBoolean(true);
        return severalAreRight ? actual.without("pairs") : actual;
    }

    private static Actual greatCircle(Inputs in) {
        return Actual.value(
                Outcome.of(GreatCircle.km(in.number("lon1"), in.number("lat1"), in.number("lon2"), in.number("lat2"))));
    }

    private static Actual periodYears(Inputs in) {
        return Actual.value(Outcome.of(YearsBetween.of(in.text("from"), in.text("to"))));
    }
}
