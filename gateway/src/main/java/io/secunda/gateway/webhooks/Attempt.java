package io.secunda.gateway.webhooks;

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
        @Nullable String detail) {}
