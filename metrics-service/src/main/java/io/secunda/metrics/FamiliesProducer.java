package io.secunda.metrics;

import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The families of indicators, with the deployment's criteria of high-quality development. */
@ApplicationScoped
class FamiliesProducer {

    @Produces
    @Singleton
    Families families(MetricsConfig config) {
        return new Families(
                config.criteria().map(Path::of).map(CriteriaReader::read).orElseGet(CriteriaReader::shipped));
    }
}
