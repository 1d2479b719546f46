package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.Outcome.Reason.EMPTY_GROUP;
import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a city's government ranks below that of the region's highest-ranked core.
 *
 * <p>{@code max(0, steps down from the core) / 3} on the ladder municipality, sub-provincial, prefecture, county.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share of the ladder; 0 (level with the core, or above it) to 1.
 *   <li><b>Absent:</b> for a city without a known rank; for all when no core has one.
 *   <li><b>Cost:</b> O(n).
 *   <li><b>Source:</b> own, for the actor mismatch of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class RankGap {

    /** From the highest down. */
    private static final List<AdministrativeRank> RANKS = List.of(AdministrativeRank.values());

    private static final double STEPS = RANKS.size() - 1.0;

    private RankGap() {}

    /**
     * The gap, one outcome a city.
     *
     * @param ranks of each city's government; null where it is not known
     * @param core whether the city is a core; otherwise it is secondary
     */
    public static Outcome[] of(@Nullable AdministrativeRank[] ranks, boolean[] core) {
        Columns.requireLength(ranks.length, core.length);
        int highest = RANKS.size();
        for (int i = 0; i < ranks.length; i++) {
            AdministrativeRank rank = ranks[i];
            if (core[i] && rank != null) {
                highest = Math.min(highest, RANKS.indexOf(rank));
            }
        }
        int top = highest;
        return IntStream.range(0, ranks.length)
                .mapToObj(i -> gap(ranks[i], top))
                .toArray(Outcome[]::new);
    }

    private static Outcome gap(@Nullable AdministrativeRank rank, int highestCore) {
        if (rank == null) {
            return Outcome.absent(MISSING_INPUT);
        }
        if (highestCore == RANKS.size()) {
            return Outcome.absent(EMPTY_GROUP);
        }
        return Outcome.of(Math.max(0, RANKS.indexOf(rank) - highestCore) / STEPS);
    }
}
