package io.secunda.indicators.function;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.Optional;

/** A city's shares of sectors, from levels or shares in any unit. */
final class Profile {

    private Profile() {}

    /** Why the city has no shares, if so: every sector is needed. */
    static Optional<Outcome.Reason> obstacle(double[] sectors) {
        if (!isKnown(sectors)) {
            return Optional.of(MISSING_INPUT);
        }
        return Sum.of(sectors) == 0 ? Optional.of(ZERO_DENOMINATOR) : Optional.empty();
    }

    /** Why either city has no shares, if so. */
    static Optional<Outcome.Reason> obstacle(double[] first, double[] second) {
        Columns.requireFiniteOrMissing(first, second);
        if (!isKnown(second)) {
            return Optional.of(MISSING_INPUT);
        }
        return obstacle(first).or(() -> obstacle(second));
    }

    static boolean isKnown(double[] sectors) {
        return Arrays.stream(sectors).noneMatch(Double::isNaN);
    }

    static double[] shares(double[] sectors) {
        double total = Sum.of(sectors);
        return Arrays.stream(sectors).map(x -> x / total).toArray();
    }
}
