package io.secunda.gateway.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/** Reads from Kafka for those who are behind, in rounds, until the hub can take over. */
@ApplicationScoped
public class CatchUp {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FOR_ROOM = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** After so many records it is the turn of the next one who waits. */
    private static final long RECORDS_A_ROUND = 200_000;

    private final EventLog log;
    private final EventHub hub;
    private final ExecutorService readers;

    CatchUp(EventLog log, EventHub hub, EventsConfig config) {
        this.log = log;
        this.hub = hub;
        var count = new AtomicInteger();
        this.readers = Executors.newFixedThreadPool(config.readers(), work -> {
            var thread = new Thread(work, "event-reader-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does blocking work on a reader's thread. */
    <T> CompletableFuture<T> read(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, readers);
    }

    /** Brings a subscription nearer to the present, if it needs that and nobody is at it. Returns at once. */
    public void bring(Subscription subscription) {
        if (subscription.beginReading()) {
            try {
                readers.execute(() -> round(subscription));
            } catch (RejectedExecutionException e) {
                subscription.close();
            }
        }
    }

    private void round(Subscription subscription) {
        try {
            if (!hub.join(subscription)) {
                readUntilFullOrJoined(subscription);
            }
        } catch (RuntimeException e) {
            LOG.warnf("reading for a subscriber failed and is tried again: cause=%s", e);
            sleep();
        } finally {
            subscription.readingEnded();
        }
    }

    private void readUntilFullOrJoined(Subscription subscription) {
        long scanned = 0;
        try (KafkaConsumer<String, byte[]> consumer = log.reader(subscription.seen())) {
            while (!subscription.closed() && scanned < RECORDS_A_ROUND) {
                var records = consumer.poll(POLL);
                for (ConsumerRecord<String, byte[]> record : records) {
                    Optional<Event> event = log.event(record);
                    if (event.isPresent() && !offered(subscription, event.get())) {
                        return;
                    }
                }
                // transaction markers and compacted records take up offsets without being records
                consumer.assignment().forEach(p -> subscription.passed(p, consumer.position(p)));
                scanned += records.count();
                if (hub.join(subscription) || !subscription.awaitRoom(FOR_ROOM)) {
                    return;
                }
            }
        }
    }

    /** Gives a client that keeps up the time to take what waits; a slow one is not waited for. */
    private static boolean offered(Subscription subscription, Event event) {
        return subscription.offer(event) || (subscription.awaitRoom(FOR_ROOM) && subscription.offer(event));
    }

    /**
     * Reads a page.
     *
     * @param from where it begins; moved to where the next page begins
     * @param limit how many events at most
     * @param patience how long at most
     */
    public List<Event> page(Predicate<Event> filter, Positions from, int limit, Duration patience) {
        var at = hub.since(from);
        return at.isPresent()
                ? pageOf(at.get(), filter, from, limit)
                : pageFromKafka(filter, from, limit, System.nanoTime() + patience.toNanos());
    }

    private List<Event> pageOf(List<Event> events, Predicate<Event> filter, Positions from, int limit) {
        List<Event> page = new ArrayList<>();
        for (Event event : events) {
            if (event.offset() >= from.of(event.partition())) {
                if (page.size() == limit) {
                    return page;
                }
                from.advance(event.partition(), event.offset() + 1);
                if (filter.test(event)) {
                    page.add(event);
                }
            }
        }
        return page;
    }

    private List<Event> pageFromKafka(Predicate<Event> filter, Positions from, int limit, long end) {
        Positions latest = log.latest();
        List<Event> page = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = log.reader(from)) {
            while (!from.covers(latest) && System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (page.size() == limit) {
                        return page;
                    }
                    from.advance(Event.partitionOf(record), record.offset() + 1);
                    log.event(record).filter(filter).ifPresent(page::add);
                }
                consumer.assignment().forEach(p -> from.advance(p, consumer.position(p)));
            }
        }
        return page;
    }

    private static void sleep() {
        try {
            Thread.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
