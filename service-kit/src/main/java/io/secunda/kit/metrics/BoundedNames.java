package io.secunda.kit.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that come from outside, as values of a label: the first ones stay what they are, and all that come after are
 * {@value #OTHER}, so that nobody can make time series without end.
 */
public final class BoundedNames {

    /** What every name beyond the bound is called. */
    public static final String OTHER = "other";

    private final int most;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** @param most how many names stay what they are */
    public BoundedNames(int most) {
        this.most = most;
    }

    /** What a name is called; a new one takes a place if there is one left. */
    public String of(String name) {
        if (names.contains(name)) {
            return name;
        }
        synchronized (names) {
            if (names.size() >= most) {
                return OTHER;
            }
            names.add(name);
            return name;
        }
    }

    /** What a name is called, which takes no place by being asked for. */
    public String known(String name) {
        return names.contains(name) ? name : OTHER;
    }
}
