package io.secunda.gateway.forwarding;

import java.util.Map;

/** What a key must allow for a write: data of ingestion, what is policy, or everything else for administrators. */
public final class Scopes {

    private static final String ADMIN = "admin";
    private static final String POLICY = "policy";

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

    private static String needed(Operation operation) {
        Service service = operation.service();
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
