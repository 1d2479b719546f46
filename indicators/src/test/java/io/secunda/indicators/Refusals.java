package io.secunda.indicators;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Arrays that are no figures of the same cities: the programmer's error, and never an answer. */
public final class Refusals {

    public static final double NONE = Double.NaN;
    public static final double ENDLESS = Double.POSITIVE_INFINITY;

    private Refusals() {}

    /** Every call refuses its arguments and tells which figure or how many entries it found. */
    public static void assertRefused(ThrowingCallable... calls) {
        for (ThrowingCallable call : List.of(calls)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessageMatching("figure \\d+ is .*|\\d+ entries for .*");
        }
    }

    public static double[] column(double... figures) {
        return figures;
    }

    public static boolean[] roles(Boolean... core) {
        var roles = new boolean[core.length];
        for (int i = 0; i < core.length; i++) {
            roles[i] = core[i];
        }
        return roles;
    }
}
