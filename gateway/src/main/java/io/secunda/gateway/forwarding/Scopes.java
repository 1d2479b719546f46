package io.secunda.gateway.forwarding;

import java.util.Objects;

/** What a key must allow for a write: data of ingestion, what is policy, or everything else for administrators. */
public final class Scopes {

    private Scopes() {}

    /** The scope that a write to a path needs. */
    public static String needed(String method, String path) {
        return PublicPaths.on(path).stream()
                .filter(operation -> operation.method().equals(method))
                .map(Operation::service)
                .filter(Objects::nonNull)
                .findFirst()
                .map(service -> switch (service) {
                    case INGESTION -> "write:data";
                    case POLICY -> "policy";
                    case METRICS -> "admin";
                })
                .orElse("admin");
    }
}
