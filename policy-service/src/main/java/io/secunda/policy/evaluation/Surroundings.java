package io.secunda.policy.evaluation;

import io.secunda.policy.rules.RuleBase;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the processor needs from outside the stream.
 *
 * @param inForce gives the rules in force; another base each time they change
 * @param clock tells when an event was made
 * @param unreadable takes records that cannot be read, with the reason
 * @param earlierValues finds values from before a rule looked at their indicator
 * @param earlierEvents finds what was told before
 * @param counts counts what happens
 */
public record Surroundings(
        Supplier<RuleBase> inForce,
        Clock clock,
        BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable,
        EarlierValues earlierValues,
        EarlierEvents earlierEvents,
        Counts counts) {

    /** With rules that stay as they are, where nothing was told before. */
    public Surroundings(
            RuleBase rules,
            Clock clock,
            BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable,
            EarlierValues earlierValues,
            Counts counts) {
        this(() -> rules, clock, unreadable, earlierValues, (partition, consumer) -> {}, counts);
    }

    /** The rules in force now. */
    public RuleBase rules() {
        return inForce.get();
    }
}
