package io.secunda.policy.evaluation;

import io.secunda.policy.rules.Condition;
import io.secunda.policy.rules.RuleFailure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * The nearest value of one input that would withdraw a recommendation, all other inputs unchanged.
 *
 * <p>Found by looking outwards in both directions, in steps that grow from a ten-thousandth of the value, until the
 * condition to withdraw holds, then by bisection between the last value that did not satisfy it and the first that did,
 * to 1e-9 of the value. A condition that holds only within a gap narrower than a step can be passed over; the conditions
 * that are written hold from a threshold on.
 */
final class Counterfactual {

    private static final double FIRST_STEP = 1e-4;
    private static final double SMALLEST_SCALE = 1e-2;
    private static final double GROWTH = 1.15;
    private static final double PRECISION = 1e-9;

    /** Nothing is looked for farther away than this many times the value, or than this for values below one. */
    private static final double REACH = 10;

    private Counterfactual() {}

    /**
     * The nearest value, which satisfies the condition.
     *
     * @param withdraw the condition to withdraw, which does not hold now
     * @param numbers values of the known inputs by name
     * @param input the input to change, one of {@code numbers}
     * @return the value, or null when no change of this input alone within reach withdraws
     */
    static @Nullable Double of(Condition withdraw, Map<String, Double> numbers, String input) {
        Double start = numbers.get(input);
        if (start == null) {
            return null;
        }
        Map<String, Double> changed = new TreeMap<>(numbers);
        DoublePredicate satisfied = value -> {
            changed.put(input, value);
            try {
                return withdraw.holds(changed);
            } catch (RuleFailure e) {
                return false; // a value for which the condition has no answer does not withdraw
            }
        };
        return nearest(start, satisfied);
    }

    private static @Nullable Double nearest(double start, DoublePredicate satisfied) {
        if (satisfied.test(start)) {
            return start;
        }
        double reach = REACH * Math.max(1, Math.abs(start));
        double before = 0;
        double step = FIRST_STEP * Math.max(SMALLEST_SCALE, Math.abs(start));
        for (double distance = step; distance <= reach; step *= GROWTH, before = distance, distance += step) {
            boolean below = satisfied.test(start - distance);
            boolean above = satisfied.test(start + distance);
            if (below || above) {
                double low = below ? boundary(start - before, start - distance, satisfied) : Double.NEGATIVE_INFINITY;
                double high = above ? boundary(start + before, start + distance, satisfied) : Double.POSITIVE_INFINITY;
                return start - low <= high - start ? low : high;
            }
        }
        return null;
    }

    private static double boundary(double outside, double inside, DoublePredicate satisfied) {
        double no = outside;
        double yes = inside;
        double precision = PRECISION * Math.max(Math.abs(outside), Math.abs(inside));
        while (Math.abs(yes - no) > precision / 2) {
            double middle = no + (yes - no) / 2;
            if (satisfied.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return shortest(yes, precision, satisfied);
    }

    /** Thresholds are written in few digits: 0.1 is said where 0.09999999993 was found, if it withdraws too. */
    private static double shortest(double found, double precision, DoublePredicate satisfied) {
        if (Math.abs(found) <= precision && satisfied.test(0)) {
            return 0;
        }
        for (int digits = 1; digits <= 9; digits++) {
            double rounded =
                    new BigDecimal(found).round(new MathContext(digits)).doubleValue();
            if (Math.abs(rounded - found) <= precision && satisfied.test(rounded)) {
                return rounded;
            }
        }
        return found;
    }
}
