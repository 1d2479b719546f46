package io.secunda.indicators.golden;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.Acceleration;
import io.secunda.indicators.dynamics.Growth;
import io.secunda.indicators.dynamics.MannKendall;
import io.secunda.indicators.dynamics.SenSlope;
import io.secunda.indicators.dynamics.Series;
import io.secunda.indicators.dynamics.YearsBetween;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Chapter F. */
final class DynamicsAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL = Map.of(
            "growth", in -> Actual.value(Growth.of(series(in))),
            "acceleration", in -> Actual.value(Acceleration.of(series(in))),
            "mann_kendall", DynamicsAdapters::mannKendall,
            "sen_slope", in -> Actual.value(SenSlope.of(series(in))));

    private DynamicsAdapters() {}

    private static Series series(Inputs in) {
        List<String> periods = in.texts("periods");
        double[] years = periods.stream()
                .mapToDouble(period -> YearsBetween.of(periods.get(0), period))
                .toArray();
        return Series.of(years, in.column("values"));
    }

    private static Actual mannKendall(Inputs in) {
        var result = MannKendall.of(series(in));
        Map<String, Outcome> parts =
                Map.of("S", result.s(), "variance", result.variance(), "z", result.z(), "p", result.p());
        var actual = new Actual();
        parts.forEach(actual::with);
        return actual;
    }
}
