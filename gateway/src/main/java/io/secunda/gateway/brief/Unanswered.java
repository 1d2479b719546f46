package io.secunda.gateway.brief;

import io.secunda.gateway.forwarding.Service;

/** A part that a brief needs did not answer as it should. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Service service;

    Unanswered(Service service, String address) {
        super(service.id() + " did not answer " + address);
        this.service = service;
    }

    Service service() {
        return service;
    }
}
