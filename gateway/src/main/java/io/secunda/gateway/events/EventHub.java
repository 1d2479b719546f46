package io.secunda.gateway.events;

import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.StatusSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads what happens once, and offers it to all live subscriptions. */
@Startup(TopicsReady.PRIORITY + 2)
@ApplicationScoped
public class EventHub implements StatusSource {

    private static final Logger LOG = Logger.getLogger(EventHub.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventLog log;
    private final Recent recent;
    private final Set<Subscription> live = new HashSet<>();
    private final Thread thread = new Thread(this::run, "event-hub");
    private volatile Optional<KafkaConsumer<String, byte[]>> reader = Optional.empty();
    private volatile boolean running = true;
    private volatile long lag;
    private final AtomicLong passedOver = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();

    EventHub(EventLog log, EventsConfig config) {
        this.log = log;
        this.recent = new Recent(log.latest(), config.recent());
        thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /**
     * Makes a subscription live, when the events that it has not been offered yet are all at hand. False when they are not,
     * or when more of them are than can wait for it.
     */
    synchronized boolean join(Subscription subscription) {
        Optional<Iterable<Event>> missed = recent.since(subscription.seen());
        if (missed.isEmpty()) {
            return false;
        }
        for (Event event : missed.get()) {
            if (!subscription.offer(event)) {
                return false;
            }
        }
        live.add(subscription);
        subscription.joined();
        return true;
    }

    /** Offers nothing more to a subscription. */
    public synchronized void leave(Subscription subscription) {
        live.remove(subscription);
    }

    /** Up to where events have been offered. */
    public synchronized Positions end() {
        return recent.end();
    }

    /** Whether positions need no look into Kafka. */
    synchronized boolean hasAtHand(Positions positions) {
        return recent.contains(positions);
    }

    /** All events at hand from the given positions on, with some from before; nothing when Kafka has to be asked. */
    synchronized Optional<List<Event>> since(Positions positions) {
        return recent.contains(positions) ? Optional.of(recent.all()) : Optional.empty();
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<String, byte[]> consumer = log.reader(end())) {
                reader = Optional.of(consumer);
                while (running) {
                    take(consumer, consumer.poll(POLL));
                }
            } catch (WakeupException e) {
                LOG.debug("event hub stopped");
            } catch (RuntimeException e) {
                LOG.errorf(e, "event hub failed and begins again where it was");
                sleep();
            } finally {
                reader = Optional.empty();
            }
        }
    }

    private synchronized void take(KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
        records.forEach(this::offer);
        long behind = 0;
        for (var partition : consumer.assignment()) {
            recent.passed(partition, consumer.position(partition));
            behind += Math.max(0, consumer.currentLag(partition).orElse(0));
        }
        lag = behind;
    }

    private void offer(ConsumerRecord<String, byte[]> record) {
        Optional<Event> read = log.event(record);
        if (read.isEmpty()) {
            passedOver.incrementAndGet();
            return;
        }
        Event event = read.get();
        passed.incrementAndGet();
        recent.add(event);
        live.removeIf(subscription -> {
            boolean refused = !subscription.offer(event);
            if (refused) {
                subscription.fellBehind();
            }
            return refused || subscription.closed();
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Events that were offered since the start. */
    long passed() {
        return passed.get();
    }

    /** Records of the log that are not read yet. */
    long lag() {
        return lag;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public synchronized Map<String, Object> status() {
        return Map.of("live", live.size(), "lag", lag, "passedOver", passedOver.get());
    }

    @PreDestroy
    void stop() {
        running = false;
        reader.ifPresent(KafkaConsumer::wakeup);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
