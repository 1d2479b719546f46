package io.secunda.policy.evaluation;

import io.secunda.policy.rules.RuleBase;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the processor needs from outside the stream.
 *
 * @param rules the rules in force
 * @param clock tells when an event was made
 * @param unreadable takes records that cannot be read, with the reason
 * @param earlierValues finds values from before a rule looked at their indicator
 * @param counts counts what happens
 */
public record Surroundings(
        RuleBase rules,
        Clock clock,
        BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable,
        EarlierValues earlierValues,
        Counts counts) {}
