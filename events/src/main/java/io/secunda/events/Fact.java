package io.secunda.events;

import io.secunda.events.observation.Status;
import org.jspecify.annotations.Nullable;

/** A figure that a source released: an observation or a flow. */
public interface Fact extends Vintaged {

    /** The figure in its canonical unit; null when its status says that it is missing. */
    @Nullable Double value();

    /** SDMX observation status. */
    Status status();

    @Override
    default double rank() {
        Double value = value();
        return value == null ? Double.NEGATIVE_INFINITY : value;
    }
}
