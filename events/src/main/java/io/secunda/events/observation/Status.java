package io.secunda.events.observation;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The SDMX {@code OBS_STATUS} of an observation. */
public enum Status {
    /** normal */
    A,
    /** break in the series */
    B,
    /** definition differs */
    D,
    /** estimated */
    E,
    /** forecast */
    F,
    /** experimental */
    G,
    /** holiday */
    H,
    /** imputed */
    I,
    /** derogation */
    J,
    /** included in another category */
    K,
    /** missing, not collected */
    L,
    /** missing, cannot exist */
    M,
    /** not significant */
    N,
    /** missing */
    O,
    /** provisional */
    P,
    /** suppressed */
    Q,
    /** strike or special event */
    S,
    /** low reliability */
    U,
    /** unvalidated */
    V,
    /** includes another category */
    W;

    private static final Set<Status> MISSING = EnumSet.of(H, L, M, O, Q);
    private static final Set<Status> PROVISIONAL = EnumSet.of(P, F, V);

    /** Of several at once the first of these is the one to show where only one can be, as SDMX recommends. */
    private static final List<Status> PRECEDENCE = List.of(B, O, M, L, H, Q, J, S, D, K, W, I, F, E, P, N, U, V, G, A);

    /**
     * Several statuses in the order in which they matter: one that says that there is no value first, then as SDMX
     * recommends. Normal says nothing beside others.
     */
    public static List<Status> ordered(Collection<Status> statuses) {
        Set<Status> several = EnumSet.copyOf(statuses);
        if (several.size() > 1) {
            several.remove(A);
        }
        return several.stream()
                .sorted(Comparator.comparing((Status status) -> !status.missing())
                        .thenComparingInt(PRECEDENCE::indexOf))
                .toList();
    }

    /** Whether an observation of this status has no value. */
    public boolean missing() {
        return MISSING.contains(this);
    }

    /** Whether the figure is expected to be replaced: provisional, forecast or unvalidated. */
    public boolean provisional() {
        return PROVISIONAL.contains(this);
    }
}
