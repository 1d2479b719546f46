package io.secunda.indicators.numeric;

/**
 * A straight line fitted by ordinary least squares.
 *
 * <p>Two passes: deviations from the means first, then the residuals themselves, so that nearly perfect fits keep their
 * standard error.
 *
 * @param slope b of {@code y = a + b·x}
 * @param intercept a
 * @param spread Σ(x − x̄)²
 * @param total Σ(y − ȳ)²
 * @param residual Σ(y − a − b·x)²
 */
public record Line(double slope, double intercept, double spread, double total, double residual) {

    /**
     * Fits the line.
     *
     * @param x at least two values, not all equal
     * @param y one value for each x
     */
    public static Line through(double[] x, double[] y) {
        double meanX = Sum.of(x) / x.length;
        double meanY = Sum.of(y) / y.length;
        var sxx = new Sum();
        var sxy = new Sum();
        var syy = new Sum();
        for (int i = 0; i < x.length; i++) {
            sxx.add((x[i] - meanX) * (x[i] - meanX));
            sxy.add((x[i] - meanX) * (y[i] - meanY));
            syy.add((y[i] - meanY) * (y[i] - meanY));
        }
        double slope = sxy.value() / sxx.value();
        var sse = new Sum();
        for (int i = 0; i < x.length; i++) {
            double off = y[i] - meanY - slope * (x[i] - meanX);
            sse.add(off * off);
        }
        return new Line(slope, meanY - slope * meanX, sxx.value(), syy.value(), sse.value());
    }
}
