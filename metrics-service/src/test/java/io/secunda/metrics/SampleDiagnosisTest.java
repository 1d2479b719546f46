package io.secunda.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample gives each of its regions a diagnosis of its secondary cities, and benefits to choose partners by. */
class SampleDiagnosisTest {

    private static Map<String, IndicatorValue> latest;

    @BeforeAll
    static void run() {
        try (var driver = new MetricsDriver()) {
            driver.know(Sample.geography().toArray(Geography[]::new));
            driver.observe(Sample.observations().toArray(Observation[]::new));
            driver.flow(Sample.flows().toArray(Flow[]::new));
            driver.agree(Sample.agreements().toArray(Agreement[]::new));
            driver.flush();
            latest = driver.latest();
        }
    }

    private static List<IndicatorValue> of(String indicator, String period, String region) {
        return latest.values().stream()
                .filter(v ->
                        v.indicator().equals(indicator) && v.period().toString().equals(period))
                .filter(v -> region.equals(v.subject().region()) && v.value() != null)
                .toList();
    }

    @Test
    void secondaryCitiesOfEveryRegionAreDiagnosed() {
        for (String region : List.of("YRD", "BTH", "CYU")) {
            for (String kind : List.of("place", "priority", "actor")) {
                List<IndicatorValue> told = of(kind + "_mismatch", "2020", region);
                assertThat(told).as("%s in %s", kind, region).isNotEmpty().allSatisfy(value -> {
                    assertThat(value.role()).isEqualTo(Role.SECONDARY);
                    assertThat(value.value()).isBetween(0.0, 1.0);
                    assertThat(value.parts().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElseThrow())
                            .isCloseTo(value.value(), within(1e-12));
                });
            }
        }
        assertThat(of("actor_mismatch", "2022", "YRD")).hasSizeGreaterThan(20);
    }

    @Test
    void benefitsAreTheProductOfTheirFactors() {
        List<IndicatorValue> told = of("partnership_benefit", "2020", "YRD");

        assertThat(told).hasSizeGreaterThan(100).allSatisfy(value -> {
            String pair = value.subject().toString();
            double krugman = latest.get("CN/" + pair + "/krugman/-/2020").value();
            assertThat(value.parts().get("krugman")).isEqualTo(krugman);
            double km = value.parts().get("distance_km");
            assertThat(value.value())
                    .isCloseTo(krugman / 2 * 100 / (100 + km) * value.parts().get("need"), within(1e-12));
        });
        assertThat(told.stream().filter(v -> v.parts().get("cooperating") == 1)).isNotEmpty();
        // two secondary cities, Suzhou and Nantong: both needs count; with Shanghai, a core, that of Nantong alone
        IndicatorValue both = latest.get("CN/pair:320500~320600@YRD/partnership_benefit/-/2020");
        assertThat(both.parts().get("need")).isCloseTo((need("320500") + need("320600")) / 2, within(1e-12));
        IndicatorValue withCore = latest.get("CN/pair:310000~320600@YRD/partnership_benefit/-/2020");
        assertThat(withCore.parts().get("need")).isEqualTo(need("320600"));
    }

    private static double need(String city) {
        return latest.get("CN/city:" + city + "@YRD/peripheralization/longest/2020")
                .value();
    }

    /**
     * Zongyang went over from Anqing to Tongling in 2015, Jianyang from Ziyang to Chengdu in 2016. Expected numbers: means of
     * the three min-max scores (growth 2010-2020 in constant boundaries, income, people of 65 and over), computed apart.
     */
    @Test
    void aCountyThatWentOverToAnotherCityIsNoDecline() {
        assertThat(constant("512000@CYU").value()).isCloseTo(0.9679639558035659, within(1e-12));
        assertThat(constant("511300@CYU").value()).isCloseTo(0.844368810492142, within(1e-12));
        assertThat(constant("340700@YRD").value()).isCloseTo(0.7892147467457375, within(1e-12));
        assertThat(constant("340700@YRD").parts()).containsEntry("rank", 1.0).containsEntry("percentile", 1.0);
        assertThat(constant("340800@YRD").parts()).containsEntry("rank", 2.0);
        assertThat(constant("340700@YRD").coverage()).isEqualTo(0.6);
        // by the boundaries of their time Tongling, which shrinks fastest, would have grown
        assertThat(latest.get("CN/city:340700@YRD/peripheralization/longest/2020")
                        .parts()
                        .get("percentile"))
                .isLessThan(0.6);
    }

    @Test
    void mismatchOfPlaceLooksAtGrowthInConstantBoundaries() {
        List<IndicatorValue> ofPlace = of("place_mismatch", "2020", "YRD");
        List<IndicatorValue> growth = of("relative_growth(population_constant_boundaries)", "2020", "YRD").stream()
                .filter(value -> "longest".equals(value.window()))
                .toList();
        String city = "city:340700@YRD";
        double own = growth.stream()
                .filter(value -> value.subject().toString().equals(city))
                .findFirst()
                .orElseThrow()
                .value();
        double below = growth.stream().filter(value -> value.value() < own).count();
        double equal = growth.stream().filter(value -> value.value() == own).count();
        assertThat(ofPlace)
                .filteredOn(value -> value.subject().toString().equals(city))
                .singleElement()
                .satisfies(value -> assertThat(value.parts().get("relative_growth_population"))
                        .isCloseTo(1 - (below + equal / 2) / growth.size(), within(1e-12)));
    }

    private static IndicatorValue constant(String city) {
        return latest.get("CN/city:" + city + "/peripheralization(constant_boundaries)/longest/2020");
    }
}
