package io.secunda.gateway.webhooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of the status that tells of webhooks. It names no address: whoever may know them asks for the subscription. */
final class WebhookStatus {

    private static final int MOST_TOLD = 50;

    private WebhookStatus() {}

    static Map<String, Object> of(Collection<Deliverer> deliverers, SubscriptionBook book, long depth) {
        List<String> failing = new ArrayList<>();
        List<Object> endpoints = new ArrayList<>();
        for (Deliverer deliverer : deliverers) {
            DeliveryState state = deliverer.state();
            if (state.failures() > 0) {
                failing.add(state.id());
                endpoints.add(told(state));
            }
        }
        List<DeliveryState> disabled = book.statesNow().values().stream()
                .filter(state -> state.status() == DeliveryState.Status.DISABLED)
                .toList();
        disabled.forEach(state -> endpoints.add(told(state)));
        var status = new TreeMap<String, Object>();
        status.put("subscriptions", book.all().size());
        status.put("sendingHere", deliverers.size());
        status.put("failing", failing);
        status.put("disabled", disabled.size());
        status.put("unreadable", book.broken());
        status.put("queueDepth", depth);
        status.put("endpoints", endpoints.stream().limit(MOST_TOLD).toList());
        return status;
    }

    private static Map<String, Object> told(DeliveryState state) {
        var told = new TreeMap<String, Object>();
        told.put("id", state.id());
        told.put("status", state.status() == DeliveryState.Status.DISABLED ? "disabled" : "failing");
        told.put("failures", state.failures());
        if (state.failingSince() != null) {
            told.put("since", state.failingSince().toString());
        }
        if (state.lastStatus() != null) {
            told.put("answer", state.lastStatus());
        }
        if (state.nextAttempt() != null) {
            told.put("nextAttempt", state.nextAttempt().toString());
        }
        return told;
    }
}
