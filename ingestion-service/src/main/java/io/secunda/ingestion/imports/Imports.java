package io.secunda.ingestion.imports;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.imports.Progress.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The imports of this instance: those that run, and the last that ended. They are forgotten when it ends. */
@ApplicationScoped
public class Imports {

    /** The header by which a request names its import, to be watched from elsewhere while it runs. */
    public static final String ID = "Secunda-Import";

    /** What the header is for, for the documents of the operations that take it. */
    public static final String DESCRIPTION =
            "What to call this import: `GET /api/v1/imports/{id}` tells how far it has come, and"
                    + " `/api/v1/imports/{id}/events` tells it as it goes on. 1 to 64 letters, digits or any of `. _ ~ -`.";

    private static final Pattern IDS = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final int MOST = 200;

    private final Map<String, Progress> byId = new LinkedHashMap<>();
    private final Clock clock;

    Imports(Clock clock) {
        this.clock = clock;
    }

    /**
     * An import begins.
     *
     * @param id what it is to be called; null for a name of its own
     * @throws HttpProblem when that is no name, or an import of that name runs
     */
    public Run begin(@Nullable String id, Topic topic, boolean dryRun) {
        if (id != null && !IDS.matcher(id).matches()) {
            throw problem(400, ID + " is malformed; write 1 to 64 letters, digits or any of . _ ~ -");
        }
        var begun = new Progress(
                id == null ? UUID.randomUUID().toString() : id,
                topic.name().toLowerCase(Locale.ROOT),
                State.running,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                0,
                0,
                0,
                0,
                dryRun);
        synchronized (byId) {
            Progress held = byId.get(begun.id());
            if (held != null && held.state() == State.running) {
                throw problem(409, "An import called " + begun.id() + " is running; give this one another name.");
            }
            byId.remove(begun.id());
            makeRoom();
            byId.put(begun.id(), begun);
        }
        return new Run(begun);
    }

    private void makeRoom() {
        var places = byId.values().iterator();
        while (byId.size() >= MOST && places.hasNext()) {
            if (places.next().state() != State.running) {
                places.remove();
            }
        }
    }

    private static HttpProblem problem(int status, String detail) {
        return HttpProblem.builder()
                .withTitle("The import cannot be called so")
                .withStatus(status)
                .withDetail(detail)
                .build();
    }

    /** An import of a name. */
    Optional<Progress> find(String id) {
        synchronized (byId) {
            return Optional.ofNullable(byId.get(id));
        }
    }

    /** All of them, the newest first. */
    List<Progress> all() {
        synchronized (byId) {
            List<Progress> all = new ArrayList<>(byId.values());
            Collections.reverse(all);
            return all;
        }
    }

    /** An import while it runs; not for several threads. */
    public final class Run {

        private Progress progress;

        private Run(Progress progress) {
            this.progress = progress;
        }

        /** It has come so far. */
        public void at(long received, long accepted, long unchanged, long rejected) {
            put(progress.at(received, accepted, unchanged, rejected));
        }

        /** It is over. */
        public void ended(boolean well) {
            put(progress.ended(well ? State.done : State.failed, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }

        private void put(Progress now) {
            progress = now;
            synchronized (byId) {
                byId.replace(now.id(), now);
            }
        }
    }
}
