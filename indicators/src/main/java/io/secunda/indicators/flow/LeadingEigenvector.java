package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.NOT_UNIQUE;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import java.util.ArrayDeque;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/** The leading eigenvector of the flows both ways, largest entry 1. */
final class LeadingEigenvector {

    private static final double SIMPLE = 1e-9;

    private LeadingEigenvector() {}

    static Outcome[] of(FlowNetwork network) {
        double[][] both = bothWays(network);
        double largest = IntStream.range(0, both.length)
                .mapToDouble(i -> IntStream.range(0, both.length)
                        .mapToDouble(j -> both[i][j])
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        if (largest == 0) {
            return network.perCity(node -> Outcome.absent(ZERO_DENOMINATOR));
        }
        var matrix = MatrixUtils.createRealMatrix(both).scalarMultiply(1 / largest);
        // eigenvalues come in descending order
        var eigen = new EigenDecompositionSymmetric(matrix);
        if (eigen.getEigenvalue(0) - eigen.getEigenvalue(1) <= SIMPLE * eigen.getEigenvalue(0)) {
            return network.perCity(node -> Outcome.absent(NOT_UNIQUE));
        }
        double[] entries = eigen.getEigenvector(0).toArray();
        int lead = IntStream.range(0, entries.length)
                .reduce((a, b) -> Math.abs(entries[b]) > Math.abs(entries[a]) ? b : a)
                .getAsInt();
        boolean[] component = component(both, lead);
        return network.perCity(node -> Outcome.of(component[node] ? Math.abs(entries[node] / entries[lead]) : 0));
    }

    private static double[][] bothWays(FlowNetwork network) {
        int n = network.size();
        var both = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                both[i][j] = network.flow(i, j) + network.flow(j, i);
            }
        }
        return both;
    }

    /** Outside the leading component the entries are 0; the decomposition leaves rounding there. */
    private static boolean[] component(double[][] both, int start) {
        var reached = new boolean[both.length];
        var open = new ArrayDeque<Integer>();
        reached[start] = true;
        open.add(start);
        while (!open.isEmpty()) {
            int v = open.remove();
            for (int w = 0; w < both.length; w++) {
                if (!reached[w] && both[v][w] > 0) {
                    reached[w] = true;
                    open.add(w);
                }
            }
        }
        return reached;
    }
}
