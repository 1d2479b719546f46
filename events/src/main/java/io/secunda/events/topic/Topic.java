package io.secunda.events.topic;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The topics. Their names are part of the contract: a change of one is a new version of it. */
public enum Topic {
    GEOGRAPHY("secunda.geography.v1", true, "geography"),
    OBSERVATIONS("secunda.observations.v1", true, "observation"),
    FLOWS("secunda.flows.v1", true, "flow"),
    AGREEMENTS("secunda.agreements.v1", true, "agreement"),
    /** Kept whole, since its history says what was known when. */
    INDICATORS("secunda.indicators.v1", false, "indicator"),
    /** Kept whole, since its history says what was advised when. */
    RECOMMENDATIONS("secunda.recommendations.v1", false, "recommendation"),
    /** What people decided on recommendations, one key a decision; owned by policy-service. */
    DECISIONS("secunda.decisions.v1", true, "decision"),
    /** Rules that were posted while the system runs, every version of them; owned by policy-service. */
    RULES("secunda.rules.v1", true, "rule"),
    /** Who wants to be told by webhook, with what is signed by; owned by the gateway, and told to nobody. */
    SUBSCRIPTIONS("secunda.subscriptions.v1", true, "subscription"),
    /** How far the deliveries of each subscription have come; owned by the gateway. */
    DELIVERIES("secunda.deliveries.v1", true, "delivery-state"),
    /** The last attempts at deliveries, a ring of keys for each subscription; owned by the gateway, and told to nobody. */
    ATTEMPTS("secunda.attempts.v1", true, "attempt"),
    /** What became of endpoints and deliveries that somebody should look at; owned by the gateway. */
    ENDPOINTS("secunda.endpoints.v1", false, "endpoint"),
    /** Who wrote what and when; owned by the gateway, and told to nobody. */
    AUDIT("secunda.audit.v1", false, "audit"),
    /** Hashes of the keys that give access; owned by the gateway. */
    ACCESS_KEYS("secunda.access-keys.v1", true, "access-key"),
    /**
     * CloudEvents that others write: observations, flows and agreements to be taken in by ingestion-service, which sets
     * aside what it cannot take. What was taken in is a fact on its own topic, so this one is kept for a week only.
     */
    INBOX("secunda.inbox.v1", Duration.ofDays(7), "inbox"),
    /** Records that could not be read, with where they were and why. */
    DEAD_LETTERS("secunda.dead-letters.v1", true, "dead-letter"),
    /** Which logs were restored into this one, and how far ({@link FormerLog}); told to nobody. */
    LINEAGE("secunda.lineage.v1", true, "former-log");

    private final String topicName;
    private final boolean compacted;
    private final @Nullable Duration kept;
    private final String schema;

    Topic(String topicName, boolean compacted, String schema) {
        this.topicName = topicName;
        this.compacted = compacted;
        this.kept = null;
        this.schema = schema;
    }

    Topic(String topicName, Duration kept, String schema) {
        this.topicName = topicName;
        this.compacted = false;
        this.kept = kept;
        this.schema = schema;
    }

    /** Its name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Whether only the last record of a key is kept; else every record is, for as long as {@link #kept()} says. */
    public boolean compacted() {
        return compacted;
    }

    /** How long records are kept; for ever, where nothing is said. */
    public Optional<Duration> kept() {
        return Optional.ofNullable(kept);
    }

    /** The URI of the schema of its records. */
    public String schemaUri() {
        return "urn:secunda:schema:" + schema + ":v1";
    }

    /** The file of that schema among the resources in {@code /schemas}, and below {@code /schemas/} of the gateway. */
    public String schemaFile() {
        return schema + ".v1.json";
    }

    /** The topic of a name on the broker. */
    public static Optional<Topic> named(String topicName) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
