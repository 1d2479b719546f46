package io.secunda.kit.status;

/** A part of a service that can be dropped and rebuilt from the topics. */
public interface Rebuildable {

    /** Drops it and begins to rebuild it. Returns when it is empty. */
    void rebuild();

    /** Whether it is complete: it has reached the end that its topics had. */
    boolean caughtUp();
}
