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
import java.util.Optional;

/** The keys that give access, loaded when the gateway starts. */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
class AccessKeys {

    private final KeyTopic topic;
    private final AccessConfig config;
    private final Clock clock;
    private final List<AccessKey> known = new ArrayList<>();

    AccessKeys(KeyTopic topic, AccessConfig config, Clock clock) {
        this.topic = topic;
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void load() {
        topic.load().values().forEach(known::add);
        config.adminKey()
                .filter(key -> !key.isBlank())
                .ifPresent(key -> known.add(AccessKey.admin(key.strip(), clock.instant())));
        if (known.isEmpty()) {
            known.add(AccessKey.admin(createFirst(System.out), clock.instant()));
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

    /** The key that was sent, if it gives access. Takes as long for any key of the same length, whatever it has in common. */
    Optional<AccessKey> find(String key) {
        byte[] hash = AccessKey.hash(key);
        AccessKey found = null;
        for (AccessKey one : known) {
            if (MessageDigest.isEqual(HexFormat.of().parseHex(one.sha256()), hash)) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }
}
