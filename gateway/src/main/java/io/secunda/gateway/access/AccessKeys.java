package io.secunda.gateway.access;

import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The keys that give access, loaded when the gateway starts. */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
class AccessKeys {

    private final KeyTopic topic;
    private final AccessConfig config;
    private final Clock clock;
    private final List<byte[]> hashes = new ArrayList<>();

    AccessKeys(KeyTopic topic, AccessConfig config, Clock clock) {
        this.topic = topic;
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void load() {
        topic.load().values().forEach(key -> hashes.add(HexFormat.of().parseHex(key.sha256())));
        config.adminKey().filter(key -> !key.isBlank()).ifPresent(key -> hashes.add(AccessKey.hash(key.strip())));
        if (hashes.isEmpty()) {
            hashes.add(AccessKey.hash(createFirst(System.out)));
        }
    }

    private String createFirst(PrintStream out) {
        String key = AccessKey.generate(new SecureRandom());
        topic.publish(AccessKey.admin(key, clock.instant()));
        out.println("Secunda access key, shown this once: " + key);
        out.println("To write, send it along: curl -H 'X-API-Key: " + key
                + "' ... (keep it; only its hash is stored, and reading needs no key)");
        return key;
    }

    /** Whether a key gives access. Takes as long for any key of the same length, whatever it has in common with a right one. */
    boolean allow(String key) {
        byte[] hash = AccessKey.hash(key);
        boolean found = false;
        for (byte[] known : hashes) {
            found |= MessageDigest.isEqual(known, hash);
        }
        return found;
    }
}
