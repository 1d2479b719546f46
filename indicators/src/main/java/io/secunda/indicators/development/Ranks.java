package io.secunda.indicators.development;

import static java.util.Comparator.comparingDouble;

import io.secunda.indicators.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks of scores, the highest first; ties share the better rank: 1, 2, 2, 4. */
final class Ranks {

    private static final double SAME_SCORE = 1e-12;

    private Ranks() {}

    /** One rank a score; an absent score has the same absence for a rank. */
    static Outcome[] highestFirst(Outcome[] scores) {
        Outcome[] ranks = scores.clone();
        List<Integer> order = IntStream.range(0, scores.length)
                .filter(i -> scores[i].isPresent())
                .boxed()
                .sorted(comparingDouble((Integer i) -> score(scores[i])).reversed())
                .toList();
        int rank = 0;
        for (int k = 0; k < order.size(); k++) {
            if (k == 0 || score(scores[order.get(k - 1)]) - score(scores[order.get(k)]) > SAME_SCORE) {
                rank = k + 1;
            }
            ranks[order.get(k)] = Outcome.of(rank);
        }
        return ranks;
    }

    private static double score(Outcome outcome) {
        return outcome.value().getAsDouble();
    }
}
