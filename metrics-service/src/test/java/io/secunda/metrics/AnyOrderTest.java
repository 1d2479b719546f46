package io.secunda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same facts in whatever order, with repeats and flushes in between, give the same values to the last bit. */
class AnyOrderTest {

    private static final int FACTS_OF_A_FLUSH = 700;
    private static final int VALUES = 10_000;

    @Test
    void theSampleGivesTheSameValuesInAnyOrder() {
        Map<String, IndicatorValue> inOrder = values(facts(), false);
        for (long seed = 1; seed <= 2; seed++) {
            List<Object> shuffled = facts();
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.addAll(shuffled.subList(0, shuffled.size() / 20));

            assertThat(values(shuffled, true)).as("seed %d", seed).isEqualTo(inOrder);
        }
        assertThat(inOrder).hasSizeGreaterThan(VALUES);
    }

    private static List<Object> facts() {
        List<Object> facts = new ArrayList<>(Sample.geography());
        facts.addAll(Sample.observations());
        facts.addAll(Sample.flows());
        facts.addAll(Sample.agreements());
        return facts;
    }

    /** What stands in the end; what was told and has no ground any more is as if it had not been told. */
    private static Map<String, IndicatorValue> values(List<Object> facts, boolean inPieces) {
        try (var driver = new MetricsDriver()) {
            int taken = 0;
            for (Object fact : facts) {
                take(driver, fact);
                if (inPieces && ++taken % FACTS_OF_A_FLUSH == 0) {
                    driver.flush();
                }
            }
            driver.flush();
            Map<String, IndicatorValue> values = new TreeMap<>();
            driver.latest().forEach((key, value) -> {
                if (value.value() != null || !"missing_input".equals(value.reason())) {
                    values.put(key, value.withoutHistory());
                }
            });
            return values;
        }
    }

    private static void take(MetricsDriver driver, Object fact) {
        if (fact instanceof Geography geography) {
            driver.know(geography);
        } else if (fact instanceof Observation observation) {
            driver.observe(observation);
        } else if (fact instanceof Flow flow) {
            driver.flow(flow);
        } else {
            driver.agree((Agreement) fact);
        }
    }
}
