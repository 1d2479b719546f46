package io.secunda.codebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what rows were let stand for another period, so that no two records of a provider become the same figure unseen:
 * the one sent later would take the place of the other.
 */
final class StandingPeriods {

    private static final int WITHOUT_PLACE_AND_VALUE = 5;

    private final Map<List<String>, First> first = new HashMap<>();

    private record First(String written, String place) {}

    /**
     * Why a row cannot be sent.
     *
     * @param place where it stands
     * @param written its period as the provider wrote it
     * @param cells the row as it would be sent
     * @param period the period it would stand for
     * @return null when no row of another period stands for the same
     */
    @Nullable String clash(String place, String written, List<String> cells, String period) {
        First held = first.putIfAbsent(cell(cells), new First(written, place));
        return held == null || held.written().equals(written)
                ? null
                : "stands for " + period + " by the codebook, and so does " + held.written() + " in " + held.place()
                        + "; a figure has one value: leave one out, or name a length that has one record";
    }

    /** All of the row but value, unit and status: place, name and period, source and release. */
    private static List<String> cell(List<String> cells) {
        int period = cells.size() - 1 - WITHOUT_PLACE_AND_VALUE;
        var cell = new ArrayList<>(cells.subList(0, period + 1));
        cell.add(cells.get(period + 3));
        cell.add(cells.get(period + 5));
        return cell;
    }
}
