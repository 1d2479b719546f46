package io.secunda.indicators;

import java.util.Arrays;
import java.util.OptionalDouble;

/** What a kernel returns: a finite value, or the reason there is none. Never NaN, never a stand-in 0. */
public sealed interface Outcome {

    /**
     * A finite value.
     *
     * @param number in the unit that the kernel states
     */
    record Value(double number) implements Outcome {
        public Value {
            if (!Double.isFinite(number)) {
                throw new ArithmeticException("kernel produced " + number);
            }
            // one zero only, so that equal values are equal records
            number = number == 0 ? 0 : number;
        }
    }

    /** No value, and why. */
    record Absent(Reason reason) implements Outcome {}

    /** Why an indicator has no value for a subject and period. */
    enum Reason {
        /** The set of cities that have every input is too small. */
        TOO_FEW_CITIES,
        /** The series or the window holds too few observations, or has no length. */
        TOO_FEW_OBSERVATIONS,
        /** Too few of the components of a composite are known. */
        TOO_FEW_COMPONENTS,
        /** A total, a start value or a spread that divides is 0. */
        ZERO_DENOMINATOR,
        /** A logarithm or a root of a number that must be positive and is not. */
        LOGARITHM_OF_NON_POSITIVE,
        /** The subject itself lacks an input. */
        MISSING_INPUT,
        /** A role or group that is compared has no city with a value. */
        EMPTY_GROUP,
        /** More than one answer is equally right. */
        NOT_UNIQUE,
        /** Too many cities lack the input for the figure to stand for the region. */
        LOW_COVERAGE,
        /** Regions share cities, so they do not partition the nation. */
        OVERLAPPING_REGIONS
    }

    /** The outcome that holds {@code value}, which must be finite. */
    static Outcome of(double value) {
        return new Value(value);
    }

    /** The outcome that has no value, for {@code reason}. */
    static Outcome absent(Reason reason) {
        return new Absent(reason);
    }

    /** {@code numerator/denominator}, absent when the denominator is 0. */
    static Outcome ratio(double numerator, double denominator) {
        return denominator == 0 ? absent(Reason.ZERO_DENOMINATOR) : of(numerator / denominator);
    }

    /** The same absence for each of {@code count} subjects. */
    static Outcome[] absent(Reason reason, int count) {
        var outcomes = new Outcome[count];
        Arrays.fill(outcomes, absent(reason));
        return outcomes;
    }

    /** Whether there is a value. */
    default boolean isPresent() {
        return this instanceof Value;
    }

    /** The value, empty when absent. */
    default OptionalDouble value() {
        return this instanceof Value present ? OptionalDouble.of(present.number()) : OptionalDouble.empty();
    }
}
