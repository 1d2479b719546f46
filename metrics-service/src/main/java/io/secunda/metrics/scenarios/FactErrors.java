package io.secunda.metrics.scenarios;

import java.util.List;

/** A scenario that cannot be read, with all that is wrong with it. */
final class FactErrors extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FactError> errors;

    FactErrors(List<FactError> errors) {
        super(errors.size() + " errors, the first: " + errors.get(0));
        this.errors = List.copyOf(errors);
    }

    List<FactError> errors() {
        return errors;
    }
}
