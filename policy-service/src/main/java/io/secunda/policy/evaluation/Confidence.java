package io.secunda.policy.evaluation;

import java.util.Collection;

/**
 * How far the evidence can be trusted: {@code min(coverage) · 0.8 if any value is provisional · 0.7 if any window crosses a
 * marked break}, 0 to 1.
 *
 * <p>The weakest value decides, since a condition is no better known than its least known part. The factors are
 * conventions: a first release of Chinese regional accounts is revised by a few per cent, enough to carry a value over a
 * threshold it is close to; a break can account for most of a measured change.
 */
final class Confidence {

    private static final double PROVISIONAL = 0.8;
    private static final double ACROSS_A_BREAK = 0.7;

    private Confidence() {}

    static double of(Collection<Reading> readings) {
        double coverage = 1;
        boolean provisional = false;
        boolean broken = false;
        for (Reading reading : readings) {
            coverage = Math.min(coverage, reading.value().coverage());
            provisional |= reading.value().provisional();
            broken |= reading.value().crossesBreak();
        }
        return coverage * (provisional ? PROVISIONAL : 1) * (broken ? ACROSS_A_BREAK : 1);
    }
}
