package io.secunda.gateway.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The services, each of which has to answer. */
@Singleton
class Parts {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ServiceCalls services;

    Parts(ServiceCalls services) {
        this.services = services;
    }

    /** One of them does not answer. */
    static final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final Service service;

        Silent(Service service) {
            super(service.id());
            this.service = service;
        }

        Problem problem() {
            return new Problem(
                    503,
                    "Part of the system does not answer",
                    "The part that keeps " + service.brings() + " (" + service.id()
                            + ") cannot say what changed just now. Try again in a few seconds; GET /api/v1/status tells what runs.");
        }
    }

    JsonNode get(Service service, String path) {
        return body(service, services.get(service, path, PATIENCE));
    }

    JsonNode post(Service service, String path, JsonNode question) {
        return body(service, services.post(service, path, Json.write(question), PATIENCE));
    }

    private static JsonNode body(Service service, Optional<ServiceCalls.Answer> answer) {
        return answer.filter(a -> a.status() == 200)
                .map(ServiceCalls.Answer::body)
                .orElseThrow(() -> new Silent(service));
    }
}
