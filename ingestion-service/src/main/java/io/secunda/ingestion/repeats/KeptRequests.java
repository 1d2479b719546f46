package io.secunda.ingestion.repeats;

import java.util.Optional;

/** Requests with a key, by path and key. */
interface KeptRequests {

    /** What is kept under an id, if anything is. */
    Optional<Kept> find(String id);

    /** Keeps a request that is begun; false when another was begun under the id in the same moment. */
    boolean begin(Kept request);

    /** Puts a request in place of what is kept under its id. */
    void put(Kept request);

    /** Forgets what is kept under an id. */
    void forget(String id);
}
