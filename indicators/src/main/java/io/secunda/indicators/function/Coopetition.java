package io.secunda.indicators.function;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.numeric.Columns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether two cities compete, cooperate, do both or neither.
 *
 * <p>Competition is {@link Similarity}; cooperation is the mean of 1 or 0 for an active agreement and of the pair's flow
 * over that of the region's largest pair. The quadrant says which of them lie strictly above the region's median.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 to 1 each.
 *   <li><b>Absent:</b> for a pair with a city that no flow record names, that lacks a sector or has none of any; for all
 *       pairs without any flow.
 *   <li><b>Cost:</b> O(n²·(s + log n)). A value within 1e-12 of the median is not above it.
 *   <li><b>Source:</b> own, after the idea of Demuynck et al. 2023 of coopetition between cities.
 * </ul>
 */
public final class Coopetition {

    private static final double ROUNDING = 1e-12;

    private Coopetition() {}

    /** Where a pair stands against the region's medians. */
    public enum Quadrant {
        /** Both above. */
        COOPETITION,
        /** Only competition above. */
        COMPETITION,
        /** Only cooperation above. */
        COOPERATION,
        /** Neither above. */
        DETACHMENT
    }

    /** A pair's two coordinates; the quadrant is there when they are. */
    public record Position(Outcome competition, Outcome cooperation, Optional<Quadrant> quadrant) {

        private static Position absent(Outcome.Reason reason) {
            return new Position(Outcome.absent(reason), Outcome.absent(reason), Optional.empty());
        }

        private boolean isPresent() {
            return competition.isPresent() && cooperation.isPresent();
        }

        private Position against(double competitionMedian, double cooperationMedian) {
            if (!isPresent()) {
                return this;
            }
            boolean competes = isAbove(competition, competitionMedian);
            boolean cooperates = isAbove(cooperation, cooperationMedian);
            Quadrant both = cooperates ? Quadrant.COOPETITION : Quadrant.COMPETITION;
            Quadrant neither = cooperates ? Quadrant.COOPERATION : Quadrant.DETACHMENT;
            return new Position(competition, cooperation, Optional.of(competes ? both : neither));
        }

        private static boolean isAbove(Outcome outcome, double median) {
            return outcome.value().getAsDouble() > median + ROUNDING;
        }
    }

    /** Whether an active agreement joins two cities of the region. */
    @FunctionalInterface
    public interface Agreements {
        boolean join(int first, int second);
    }

    /**
     * The position of each pair of the region.
     *
     * @param sectors sector values of each city; NaN where there is no figure
     * @param network flows of one kind and period
     * @param agreements active agreements; those that join most of the region say nothing of pairs and are left out
     */
    public static List<OfPair<Position>> of(double[][] sectors, FlowNetwork network, Agreements agreements) {
        Columns.requireFiniteOrMissing(sectors);
        Columns.requireLength(network.cities(), sectors.length);
        int[] nodes = network.nodeOfCity();
        double largest = network.largestPair();
        List<OfPair<Position>> positions = OfPair.all(sectors.length, (i, j) -> {
            if (nodes[i] < 0 || nodes[j] < 0) {
                return Position.absent(MISSING_INPUT);
            }
            double flow = network.flow(nodes[i], nodes[j]) + network.flow(nodes[j], nodes[i]);
            return position(Similarity.of(sectors[i], sectors[j]), agreements.join(i, j), flow, largest);
        });
        double competition = median(positions, Position::competition);
        double cooperation = median(positions, Position::cooperation);
        return positions.stream()
                .map(pair ->
                        new OfPair<>(pair.first(), pair.second(), pair.value().against(competition, cooperation)))
                .toList();
    }

    private static Position position(Outcome competition, boolean agreement, double flow, double largest) {
        if (largest == 0) {
            return Position.absent(ZERO_DENOMINATOR);
        }
        if (competition instanceof Outcome.Absent none) {
            return Position.absent(none.reason());
        }
        Outcome cooperation = Outcome.of(((agreement ? 1 : 0) + flow / largest) / 2);
        return new Position(competition, cooperation, Optional.empty());
    }

    private static double median(List<OfPair<Position>> positions, Function<Position, Outcome> coordinate) {
        double[] sorted = positions.stream()
                .map(OfPair::value)
                .filter(Position::isPresent)
                .mapToDouble(position -> coordinate.apply(position).value().getAsDouble())
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
