package io.secunda.ingestion;

import io.secunda.ingestion.units.Units;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the service has one of and does not make itself. */
final class Surroundings {

    private Surroundings() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Units units() {
        return Units.shipped();
    }
}
