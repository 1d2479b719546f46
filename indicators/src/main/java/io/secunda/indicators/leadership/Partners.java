package io.secunda.indicators.leadership;

import java.time.LocalDate;
import java.util.List;

/** Which pairs of cities an active agreement joins. */
final class Partners {

    private Partners() {}

    static boolean[][] of(int cities, List<Agreement> agreements, LocalDate day) {
        var joined = new boolean[cities][cities];
        for (Agreement agreement : agreements) {
            if (agreement.isActive(day)) {
                join(joined, agreement);
            }
        }
        return joined;
    }

    private static void join(boolean[][] joined, Agreement agreement) {
        for (int first : agreement.participants()) {
            for (int second : agreement.participants()) {
                joined[first][second] = first != second;
            }
        }
    }
}
