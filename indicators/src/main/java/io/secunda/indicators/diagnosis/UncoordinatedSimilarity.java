package io.secunda.indicators.diagnosis;

import io.secunda.indicators.Outcome;

/**
 * How alike a city and a core are in what they do while nothing is agreed between them.
 *
 * <p>Their similarity, 0 where an active agreement joins them.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (different, or coordinated) to 1 (the same profile and no agreement).
 *   <li><b>Absent:</b> where the similarity is, unless an agreement joins the two: then it is 0 whatever they do.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> own, for the priority mismatch of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class UncoordinatedSimilarity {

    private UncoordinatedSimilarity() {}

    /**
     * The similarity that counts.
     *
     * @param similarity of the two, 0 to 1
     * @param joined whether an active agreement that says who works with whom joins them
     */
    public static Outcome of(Outcome similarity, boolean joined) {
        return joined ? Outcome.of(0) : similarity;
    }
}
