package io.secunda.gateway.access;

import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys that give access: those on the topic, as they come and go, and the one that is configured. */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
class AccessKeys {

    private static final Logger LOG = Logger.getLogger(AccessKeys.class);

    private final KeyTopic topic;
    private final AccessConfig config;
    private final Clock clock;
    private final Map<String, AccessKey> known = new ConcurrentHashMap<>();
    private final List<AccessKey> configured = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "secunda-access-keys");
    private volatile boolean closed;

    AccessKeys(KeyTopic topic, AccessConfig config, Clock clock) {
        this.topic = topic;
        this.config = config;
        this.clock = clock;
        thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        load();
        thread.start();
    }

    void load() {
        known.putAll(topic.load());
        config.adminKey()
                .filter(key -> !key.isBlank())
                .ifPresent(key -> configured.add(AccessKey.admin(key.strip(), clock.instant())));
        if (known.isEmpty() && configured.isEmpty()) {
            keep(AccessKey.admin(createFirst(System.out), clock.instant()));
        }
    }

    private String createFirst(PrintStream out) {
        String key = AccessKey.generate(new SecureRandom());
        out.println("Secunda access key, shown this once: " + key);
        out.println("To write, send it along: curl -H 'X-API-Key: " + key
                + "' ... (keep it; only its hash is stored, and reading needs no key)");
        return key;
    }

    private void follow() {
        while (!closed) {
            try {
                topic.follow(this::take, () -> !closed);
            } catch (RuntimeException e) {
                LOG.warnf("access keys cannot be followed just now: cause=%s", e);
                pause();
            }
        }
    }

    private void take(String recordKey, @Nullable AccessKey key) {
        if (key == null) {
            known.remove(recordKey);
        } else {
            known.put(recordKey, key);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps a key; it gives access at once. */
    void keep(AccessKey key) {
        topic.publish(key);
        known.put(key.recordKey(), key);
    }

    /** Takes a key back; it gives no access any more. */
    void remove(AccessKey key) {
        topic.remove(key);
        known.remove(key.recordKey());
    }

    /** The keys on the topic, in order of name and age. */
    List<AccessKey> all() {
        return known.values().stream()
                .sorted(Comparator.comparing(AccessKey::name).thenComparing(AccessKey::created))
                .toList();
    }

    /** The key that was sent, if it gives access. Takes as long for any key of the same length, whatever it has in common. */
    Optional<AccessKey> find(String key) {
        byte[] hash = AccessKey.hash(key);
        Instant now = clock.instant();
        AccessKey found = null;
        for (AccessKey one : known.values()) {
            found = same(one, hash) ? one : found;
        }
        for (AccessKey one : configured) {
            found = same(one, hash) ? one : found;
        }
        return Optional.ofNullable(found).filter(one -> one.isValidAt(now));
    }

    private static boolean same(AccessKey one, byte[] hash) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(one.sha256()), hash);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closed = true;
        thread.join(3_000);
    }
}
