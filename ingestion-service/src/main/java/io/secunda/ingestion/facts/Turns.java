package io.secunda.ingestion.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Lets those who write the same cells do so one after the other, in the order in which they came, and others at once.
 *
 * <p>A turn waits for those before it only, and each is taken for all its cells in one moment: so nobody waits for one who
 * waits for them.
 */
final class Turns {

    private final Map<String, Turn> last = new HashMap<>();

    /** A turn for some cells, which ends when it is closed. */
    final class Turn implements AutoCloseable {

        private final Set<String> cells;
        private final Set<Turn> before;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Turn(Set<String> cells, Set<Turn> before) {
            this.cells = cells;
            this.before = before;
        }

        /** Waits until all who came before with any of the cells are done. */
        void await() {
            before.forEach(turn -> turn.ended.join());
            before.clear();
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /** Takes a turn. */
    synchronized Turn take(Set<String> cells) {
        Set<Turn> before = new HashSet<>();
        var turn = new Turn(cells, before);
        for (String cell : cells) {
            Turn other = last.put(cell, turn);
            if (other != null) {
                before.add(other);
            }
        }
        return turn;
    }

    private void end(Turn turn) {
        synchronized (this) {
            turn.cells.forEach(cell -> last.remove(cell, turn));
        }
        turn.ended.complete(null);
    }
}
