package io.secunda.gateway.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver an event.
 *
 * @param event id of the event
 * @param type its type
 * @param subject its subject
 * @param topic where it can be read again: topic,
 * @param partition partition
 * @param offset and offset
 * @param number the first try is 1
 * @param began when it began
 * @param milliseconds how long it took
 * @param status HTTP status of the answer, or null without one
 * @param outcome delivered, failed, refused or given_up
 * @param detail what went wrong, or null
 */
record Attempt(
        String event,
        String type,
        String subject,
        String topic,
        int partition,
        long offset,
        int number,
        Instant began,
        long milliseconds,
        @Nullable Integer status,
        String outcome,
        @Nullable String detail) {

    /** One that has come to its answer. */
    static Attempt of(Flight flight, Instant began, Instant ended, Answer answer, String outcome) {
        return new Attempt(
                flight.event.id(),
                flight.event.type(),
                flight.lane(),
                flight.event.partition().topic(),
                flight.event.partition().partition(),
                flight.event.offset(),
                flight.attempts,
                began,
                Duration.between(began, ended).toMillis(),
                answer.status(),
                outcome,
                answer.isTaken() ? null : answer.describe());
    }
}
