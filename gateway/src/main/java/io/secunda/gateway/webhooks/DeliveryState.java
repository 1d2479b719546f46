package io.secunda.gateway.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the deliveries of a subscription have come. On its topic, so that another gateway, or this one after a kill, goes on
 * from there.
 *
 * @param id of the subscription
 * @param status how it stands
 * @param consent the sink that has said that it wants events, or null; another one has to be asked first
 * @param reason why it stands so, or null
 * @param cursor everything before it was delivered, or given up
 * @param delivered how many events were taken
 * @param exhausted how many were given up since they were refused
 * @param failures how many attempts in a row failed
 * @param failingSince when the first of these did, or null
 * @param lastSuccess when an event was last taken, or null
 * @param lastFailure when an attempt last failed, or null
 * @param lastStatus HTTP status of the last answer, or null without one
 * @param nextAttempt when it is tried again, or null while it does not wait
 * @param recorded when this was noted
 */
record DeliveryState(
        String id,
        Status status,
        @Nullable URI consent,
        @Nullable String reason,
        String cursor,
        long delivered,
        long exhausted,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable Integer lastStatus,
        @Nullable Instant nextAttempt,
        Instant recorded) {

    /** How a subscription stands. */
    enum Status {
        /** The endpoint has not said that it wants events; it gets nothing but the question. */
        PENDING,
        /** Events are sent. */
        ACTIVE,
        /** Nothing is sent until somebody enables it. */
        DISABLED
    }

    static DeliveryState first(String id, String cursor, Instant now) {
        return new DeliveryState(id, Status.PENDING, null, null, cursor, 0, 0, 0, null, null, null, null, null, now);
    }

    DeliveryState with(Status next, @Nullable String why, Instant now) {
        return new DeliveryState(
                id,
                next,
                consent,
                why,
                cursor,
                delivered,
                exhausted,
                next == Status.ACTIVE ? 0 : failures,
                next == Status.ACTIVE ? null : failingSince,
                lastSuccess,
                lastFailure,
                lastStatus,
                null,
                now);
    }

    /** The sink wants events. */
    DeliveryState consenting(URI sink, Instant now) {
        DeliveryState active = with(Status.ACTIVE, null, now);
        return new DeliveryState(
                id,
                active.status,
                sink,
                null,
                cursor,
                delivered,
                exhausted,
                active.failures,
                active.failingSince,
                lastSuccess,
                lastFailure,
                lastStatus,
                null,
                now);
    }

    /** Whether events may be sent to a sink: nobody gets any who has not said that he wants them. */
    boolean sendsTo(URI sink) {
        return status == Status.ACTIVE && sink.equals(consent);
    }

    /**
     * Whether the next attempt is still to come. One further away than any pause was noted before the clock was put back.
     *
     * @param longest of the pauses between attempts, which are drawn around it
     */
    boolean waitsAt(Instant now, Duration longest) {
        return nextAttempt != null
                && nextAttempt.isAfter(now)
                && nextAttempt.isBefore(now.plus(longest.multipliedBy(2)));
    }

    DeliveryState at(String position, Instant now) {
        return new DeliveryState(
                id,
                status,
                consent,
                reason,
                position,
                delivered,
                exhausted,
                failures,
                failingSince,
                lastSuccess,
                lastFailure,
                lastStatus,
                nextAttempt,
                now);
    }

    DeliveryState afterSuccess(int httpStatus, Instant now) {
        return new DeliveryState(
                id,
                status,
                consent,
                null,
                cursor,
                delivered + 1,
                exhausted,
                0,
                null,
                now,
                lastFailure,
                httpStatus,
                null,
                now);
    }

    DeliveryState afterFailure(@Nullable Integer httpStatus, String why, @Nullable Instant next, Instant now) {
        return new DeliveryState(
                id,
                status,
                consent,
                why,
                cursor,
                delivered,
                exhausted,
                failures + 1,
                failingSince == null ? now : failingSince,
                lastSuccess,
                now,
                httpStatus,
                next,
                now);
    }

    DeliveryState afterGivingUp(Instant now) {
        return new DeliveryState(
                id,
                status,
                consent,
                reason,
                cursor,
                delivered,
                exhausted + 1,
                failures,
                failingSince,
                lastSuccess,
                now,
                lastStatus,
                nextAttempt,
                now);
    }
}
