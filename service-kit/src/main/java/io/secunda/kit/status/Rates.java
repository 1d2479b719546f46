package io.secunda.kit.status;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much of something happens in a second, on the average of the last minute. Counters that are there anyway are looked at
 * once a second, so what is counted costs nothing more.
 */
@ApplicationScoped
public class Rates implements StatusSource {

    private static final int LOOKS = 61;

    private record Look(long nanos, long count) {}

    private static final class Counted {

        private final LongSupplier counter;
        private final Deque<Look> looks = new ArrayDeque<>();

        Counted(LongSupplier counter) {
            this.counter = counter;
        }

        synchronized void look(long nanos) {
            looks.addLast(new Look(nanos, counter.getAsLong()));
            if (looks.size() > LOOKS) {
                looks.removeFirst();
            }
        }

        synchronized double perSecond() {
            if (looks.size() < 2) {
                return 0;
            }
            Look first = looks.getFirst();
            Look last = looks.getLast();
            double seconds = (last.nanos() - first.nanos()) / 1e9;
            return seconds <= 0 ? 0 : Math.max(0, (last.count() - first.count()) / seconds);
        }
    }

    private final Map<String, Counted> counted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "rates");
        made.setDaemon(true);
        return made;
    });

    @PostConstruct
    void start() {
        var unused = thread.scheduleWithFixedDelay(() -> look(System.nanoTime()), 0, 1, TimeUnit.SECONDS);
    }

    /** Tells from now on how fast a counter grows. */
    public void of(String name, LongSupplier counter) {
        counted.put(name, new Counted(counter));
    }

    /** Looks at all counters. */
    void look(long nanos) {
        counted.values().forEach(one -> one.look(nanos));
    }

    @Override
    public String name() {
        return "rates";
    }

    /** Each by its name, with one decimal. */
    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        counted.forEach((name, one) -> status.put(name, Math.round(one.perSecond() * 10) / 10.0));
        return status;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
