package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Joint;
import io.secunda.policy.rules.Condition;
import io.secunda.policy.rules.RuleFailure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The smallest relative change r of all inputs together that would withdraw a recommendation: min over changes of
 * max |Δᵢ|/|valueᵢ|.
 *
 * <p>Where a condition holds the more, the farther an input moves one way, the best that can be done with a change of at
 * most r is to move every input by exactly r, up or down: so all 2ⁿ patterns of signs are tried, r growing from 1e-4 in
 * steps that grow by 15 %, until one withdraws, and r is then narrowed by bisection to 1e-9. Inputs that need not move are
 * put back afterwards, in order of name. A condition that holds only within a gap narrower than a step can be passed over.
 * An input that is 0 has no relative change and stays. With more than {@link #MOST_INPUTS} inputs nothing is looked for.
 */
final class JointCounterfactual {

    /** 2 to this power are the patterns to try at each step. */
    static final int MOST_INPUTS = 6;

    private static final double FIRST_STEP = 1e-4;
    private static final double GROWTH = 1.15;
    private static final double PRECISION = 1e-9;
    /** Nothing is looked for beyond ten times the values. */
    private static final double REACH = 10;

    private final Condition withdraw;
    private final Map<String, Double> numbers;
    private final List<String> moving;

    private JointCounterfactual(Condition withdraw, Map<String, Double> numbers) {
        this.withdraw = withdraw;
        this.numbers = new TreeMap<>(numbers);
        this.moving = new ArrayList<>();
        this.numbers.forEach((name, value) -> {
            if (value != 0) {
                moving.add(name);
            }
        });
    }

    /**
     * Finds it.
     *
     * @param withdraw the condition to withdraw, which does not hold now
     * @param numbers values of the known inputs by name
     * @return the change, or null when none within reach withdraws
     */
    static @Nullable Joint of(Condition withdraw, Map<String, Double> numbers) {
        if (numbers.size() > MOST_INPUTS) {
            return null;
        }
        return new JointCounterfactual(withdraw, numbers).find();
    }

    private @Nullable Joint find() {
        double before = 0;
        double step = FIRST_STEP;
        for (double change = step; change <= REACH; step *= GROWTH, before = change, change += step) {
            if (pattern(change) >= 0) {
                return narrowed(before, change);
            }
        }
        return null;
    }

    private Joint narrowed(double outside, double inside) {
        double no = outside;
        double yes = inside;
        while (yes - no > PRECISION / 2 * Math.max(1, yes)) {
            double middle = no + (yes - no) / 2;
            if (pattern(middle) >= 0) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        Map<String, Double> changed = moved(yes, pattern(yes));
        for (String name : moving) {
            keepIfSatisfied(changed, name, numbers.getOrDefault(name, 0.0));
        }
        for (String name : moving) {
            shorten(changed, name);
        }
        double largest = 0;
        for (String name : moving) {
            double value = numbers.getOrDefault(name, 0.0);
            largest = Math.max(largest, Math.abs(changed.getOrDefault(name, value) - value) / Math.abs(value));
        }
        return new Joint(largest, changed);
    }

    /** The first pattern of signs that withdraws at a change, a bit an input; -1 when none does. */
    private int pattern(double change) {
        for (int signs = 0; signs < 1 << moving.size(); signs++) {
            if (satisfied(moved(change, signs))) {
                return signs;
            }
        }
        return -1;
    }

    private Map<String, Double> moved(double change, int signs) {
        Map<String, Double> moved = new TreeMap<>(numbers);
        for (int i = 0; i < moving.size(); i++) {
            double value = numbers.getOrDefault(moving.get(i), 0.0);
            double sign = (signs >> i & 1) == 0 ? -1 : 1;
            moved.put(moving.get(i), value + sign * change * Math.abs(value));
        }
        return moved;
    }

    /** Thresholds are written in few digits: 0.1 is said where 0.09999999993 was found, if it withdraws too. */
    private void shorten(Map<String, Double> changed, String name) {
        double found = changed.getOrDefault(name, 0.0);
        double precision = 2 * PRECISION * Math.max(Math.abs(found), Math.abs(numbers.getOrDefault(name, 0.0)));
        for (int digits = 1; digits <= 9; digits++) {
            double rounded =
                    new BigDecimal(found).round(new MathContext(digits)).doubleValue();
            if (Math.abs(rounded - found) <= precision && keepIfSatisfied(changed, name, rounded)) {
                return;
            }
        }
    }

    private boolean keepIfSatisfied(Map<String, Double> changed, String name, double value) {
        double held = changed.getOrDefault(name, value);
        changed.put(name, value);
        boolean kept = satisfied(changed);
        if (!kept) {
            changed.put(name, held);
        }
        return kept;
    }

    private boolean satisfied(Map<String, Double> values) {
        try {
            return withdraw.holds(values);
        } catch (RuleFailure e) {
            return false; // values for which the condition has no answer do not withdraw
        }
    }
}
