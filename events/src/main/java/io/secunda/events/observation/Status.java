package io.secunda.events.observation;

import java.util.EnumSet;
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

    /** Whether an observation of this status has no value. */
    public boolean missing() {
        return MISSING.contains(this);
    }

    /** Whether the figure is expected to be replaced: provisional, forecast or unvalidated. */
    public boolean provisional() {
        return PROVISIONAL.contains(this);
    }
}
