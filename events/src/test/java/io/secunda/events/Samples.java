package io.secunda.events;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.recommendation.Decision;
import io.secunda.events.recommendation.Recommendation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** Messages as version 1 wrote them. They are never changed: what was once on a topic must stay readable. */
enum Samples {
    OBSERVATION("observation", Observation.class),
    OBSERVATION_MISSING("observation-missing", Observation.class),
    FLOW("flow", Flow.class),
    AGREEMENT("agreement", Agreement.class),
    TERRITORY("geography-territory", Geography.class),
    CITY("geography-city", Geography.class),
    REGION("geography-region", Geography.class),
    MEMBERSHIP("geography-membership", Geography.class),
    VARIABLE("geography-variable", Geography.class),
    INDICATOR("indicator", IndicatorValue.class),
    INDICATOR_ABSENT("indicator-absent", IndicatorValue.class),
    RECOMMENDATION("recommendation", Recommendation.class),
    RECOMMENDATION_ROBUST("recommendation-robust", Recommendation.class),
    DECISION("decision", Decision.class);

    private final String file;
    private final Class<?> type;

    Samples(String file, Class<?> type) {
        this.file = file;
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    /** Name of the schema: the file's name up to the first dash. */
    String schema() {
        return file.split("-", 2)[0];
    }

    byte[] bytes() {
        return resource("/samples/v1/" + file + ".json");
    }

    Object read() {
        return Json.read(bytes(), type);
    }

    static byte[] resource(String path) {
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Samples> all() {
        return Stream.of(values());
    }
}
