package io.secunda.indicators.numeric;

/**
 * A compensated sum: the error does not grow with the number of terms.
 *
 * <p>Source: Neumaier 1974, ZAMM 54:39–51 (Kahan's sum, safe where a term exceeds the running sum).
 */
public final class Sum {

    private double sum;
    private double compensation;

    /** Sums an array in its order. */
    public static double of(double[] terms) {
        var sum = new Sum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }

    /** Adds one term. */
    public void add(double term) {
        double next = sum + term;
        compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    /** The sum so far, 0 without terms. */
    public double value() {
        return sum + compensation;
    }
}
