package io.secunda.ingestion.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last events of a partition by what they are known by, with the offset where each came first. Not for several threads. */
final class Remembered {

    private final Map<String, Long> first = new LinkedHashMap<>();
    private final int most;

    Remembered(int most) {
        this.most = most;
    }

    /** Notes an event. */
    void note(String identity, long offset) {
        first.putIfAbsent(identity, offset);
        if (first.size() > most) {
            var oldest = first.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether the same event came before; the same record read again is no repeat. */
    boolean before(String identity, long offset) {
        Long place = first.get(identity);
        return place != null && place < offset;
    }
}
