package io.secunda.gateway.forwarding;

import java.util.Map;
import java.util.Optional;

/** What a key must allow for a write: data of ingestion, what is policy, or everything else for administrators. */
public final class Scopes {

    private static final String ADMIN = "admin";
    private static final String POLICY = "policy";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String SUBSCRIPTION_PATH = "/api/v1/subscriptions";

    /** What the gateway answers itself, where it is not for administrators. */
    private static final Map<String, String> OWN = Map.of("/api/v1/scenarios", POLICY);

    private Scopes() {}

    /** The scope that a write to a path needs. */
    public static String needed(String method, String path) {
        return PublicPaths.on(path).stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst()
                .map(Scopes::needed)
                .orElse(ADMIN);
    }

    /** The scope that a read of a path needs, where not everybody may read. */
    public static Optional<String> neededToRead(String path) {
        if (path.equals("/api/v1/keys") || path.equals("/api/v1/audit")) {
            return Optional.of(ADMIN);
        }
        return isSubscription(path) ? Optional.of(SUBSCRIPTIONS) : Optional.empty();
    }

    private static boolean isSubscription(String path) {
        return path.equals(SUBSCRIPTION_PATH) || path.startsWith(SUBSCRIPTION_PATH + "/");
    }

    private static String needed(Operation operation) {
        Service service = operation.service();
        if (isSubscription(operation.path())) {
            return SUBSCRIPTIONS;
        }
        if (service == null) {
            return OWN.getOrDefault(operation.path(), ADMIN);
        }
        return switch (service) {
            case INGESTION -> "write:data";
            case POLICY -> POLICY;
            case METRICS -> ADMIN;
        };
    }
}
