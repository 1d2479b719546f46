package io.secunda.indicators.development;

/**
 * How many types are shown, and which other number won last: k changes only when another wins in two successive periods.
 *
 * @param k number of types shown
 * @param lastWinner number of types that was clearest in the period before
 */
public record ClusterCount(int k, int lastWinner) {

    /** The count of a first period. */
    public static ClusterCount of(int winner) {
        return new ClusterCount(winner, winner);
    }

    /** The count of the next period, in which {@code winner} types are the clearest. */
    public ClusterCount after(int winner) {
        return winner == lastWinner ? new ClusterCount(winner, winner) : new ClusterCount(k, winner);
    }
}
