package io.secunda.metrics;

import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Origin;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** A value carries the trace of the fact that it names as its cause. */
class TracedTest {

    private static final String ONE = "00-11111111111111111111111111111111-00f067aa0ba902b7-01";
    private static final String TWO = "00-22222222222222222222222222222222-00f067aa0ba902b7-01";

    private static String trace(TestRecord<String, byte[]> record) {
        return Envelope.from(record.headers()).traceparent();
    }

    private static String cause(TestRecord<String, byte[]> record) {
        return Json.read(record.value(), IndicatorValue.class).cause();
    }

    @Test
    void aValueIsInTheTraceOfItsCauseAndARepeatTellsNothing() {
        try (var driver = new MetricsDriver()) {
            driver.know(Facts.territory(5), Facts.region("R"), core("R", "a"), secondary("R", "b"));
            driver.flush();
            var a = figure("a", "gdp", "2020", 60);
            var b = figure("b", "gdp", "2021", 40);
            driver.observeIn(ONE, a).observeIn(TWO, b);
            List<TestRecord<String, byte[]>> told = driver.flushRecords();

            assertThat(told).isNotEmpty().allSatisfy(record -> {
                assertThat(trace(record)).isEqualTo(cause(record).equals(a.key()) ? ONE : TWO);
                assertThat(Envelope.from(record.headers()).id()).isEqualTo(Envelope.idOf(record.key(), record.value()));
                assertThat(Origin.handedOn(record.headers())).hasValue(new Origin(a.recorded(), trace(record)));
            });
            assertThat(told).extracting(TracedTest::trace).contains(ONE, TWO);

            driver.observeIn(TWO, a).observeIn(ONE, b);
            assertThat(driver.flushRecords()).isEmpty();

            driver.observe(figure("b", "gdp", "2020", 30));
            assertThat(driver.flushRecords())
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(trace(record)).isNull());
        }
    }
}
