package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Subject;
import org.junit.jupiter.api.Test;

class RegionsOfCitiesTest {

    private static final Subject CITY = Subject.parse("city:320500");

    private final HeapStore store = new HeapStore();
    private final IndicatorValues values = new IndicatorValues(store);

    private void keep(String subject) {
        values.put(Events.value(subject, "share(gdp)", 2020, 0.1));
    }

    @Test
    void aCityIsSeenInARegionFromItsFirstValueThere() {
        keep("city:320500");
        keep("region:YRD");
        assertThat(values.inRegions("CN", CITY)).isEmpty();

        keep("city:320500@YRD");
        keep("city:3205001@YRD");
        keep("city:320500@SUNAN");
        assertThat(values.inRegions("CN", CITY))
                .containsExactly(Subject.parse("city:320500@SUNAN"), Subject.parse("city:320500@YRD"));
        assertThat(values.inRegions("DE", CITY)).isEmpty();
    }

    @Test
    void whatWasKeptBeforeIsKnown() {
        keep("city:320500@YRD");

        assertThat(new IndicatorValues(store).inRegions("CN", CITY)).containsExactly(Subject.parse("city:320500@YRD"));
    }
}
