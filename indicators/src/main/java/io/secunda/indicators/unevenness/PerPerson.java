package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** GDP per person of each city, and what stands in its way. */
final class PerPerson {

    private PerPerson() {}

    static Optional<Outcome.Reason> obstacle(double[] gdp, double[] population) {
        Columns.requireComplete(gdp, population);
        if (gdp.length < 2) {
            return Optional.of(TOO_FEW_CITIES);
        }
        boolean deserted = Arrays.stream(population).anyMatch(p -> p <= 0);
        return deserted ? Optional.of(ZERO_DENOMINATOR) : Optional.empty();
    }

    static double[] of(double[] gdp, double[] population) {
        return IntStream.range(0, gdp.length)
                .mapToDouble(i -> gdp[i] / population[i])
                .toArray();
    }
}
