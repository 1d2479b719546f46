package io.secunda.gateway.webhooks;

import io.secunda.gateway.events.CatchUp;
import io.secunda.gateway.events.Positions;
import io.secunda.gateway.events.Subscription;
import io.secunda.kit.tracing.Traces;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a deliverer needs from around it. */
interface Surroundings {

    WebhooksConfig config();

    CatchUp catchUp();

    Sender sender();

    Traces traces();

    /** Notes an attempt. */
    void log(String subscription, Attempt attempt);

    Instant now();

    String cursor(Positions positions);

    /** Runs something soon, or after a while, on a thread that may block for a moment. */
    void later(Runnable work, Duration after);

    /** Keeps a state, some time soon. */
    void note(DeliveryState state);

    /** Keeps a state before anything else is done. */
    void keep(DeliveryState state);

    /** Tells of something that somebody should look at. */
    void tell(String type, WebhookSubscription subscription, String reason, @Nullable Attempt attempt);

    /** Between 0.9 and 1.1. */
    double jitter();

    /** Offers nothing more to a feed. */
    void leave(Subscription feed);
}
