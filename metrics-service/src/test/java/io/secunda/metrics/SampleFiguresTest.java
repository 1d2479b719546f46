package io.secunda.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample through the topology, against the figures of an independent implementation. */
class SampleFiguresTest {

    private static final int ROWS = 7070;
    private static final Set<String> WITHHELD = Set.of("core_share", "hhi", "primacy", "polarization");
    // these are the value itself; every other part has its own name
    private static final Set<String> ITSELF = Set.of("slope", "change");

    private static final Map<String, IndicatorValue> byPeriods = new HashMap<>();
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
        latest.values()
                .forEach(v -> byPeriods
                        // a window of 10 years and the longest one may be the same: both must say the same
                        .merge(at(v), v, (a, b) -> {
                    assertThat(b.value()).as(b.key()).isEqualTo(a.value());
                    return a;
                }));
    }

    private static String at(IndicatorValue value) {
        String from = value.from() == null ? "" : value.from() + "/";
        return value.indicator() + " " + value.subject() + " " + from + value.period();
    }

    @Test
    void everyFigureInScopeAgrees() {
        List<String> compared = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (NamedCsvRecord row : Sample.rows("/golden/sample-expected.csv")) {
            compared.add(row.toString());
            String difference = difference(row);
            if (difference != null) {
                differing.add(row + ": " + difference);
            }
        }

        assertThat(differing).isEmpty();
        assertThat(compared).hasSize(ROWS);
    }

    private static String difference(NamedCsvRecord row) {
        String name = row.getField("indicator");
        int dot = name.indexOf('.');
        String part = dot < 0 || ITSELF.contains(name.substring(dot + 1)) ? null : name.substring(dot + 1);
        String id = dot < 0 ? name : name.substring(0, dot);
        IndicatorValue value =
                byPeriods.get(id + " " + subject(row.getField("subject")) + " " + row.getField("period"));
        if (value == null) {
            return "nothing was told";
        }
        String coverage = row.getField("coverage");
        if (!coverage.isEmpty() && !agree(value.coverage(), Double.parseDouble(coverage))) {
            return "coverage is " + value.coverage();
        }
        boolean withheld = WITHHELD.contains(id.replaceAll("\\(.*", "")) && value.coverage() < 0.8;
        if (withheld || row.getField("value").isEmpty()) {
            String reason = withheld ? "low_coverage" : row.getField("absent_reason");
            return reason.equals(value.reason()) ? null : "reason is " + value.reason();
        }
        Double actual = part == null ? value.value() : value.parts().get(part);
        double expected = Double.parseDouble(row.getField("value"));
        return actual != null && agree(actual, expected) ? null : "value is " + actual;
    }

    private static String subject(String written) {
        if (written.equals("nation")) {
            return "territory:CN";
        }
        int slash = written.indexOf('/');
        if (slash < 0) {
            return (Character.isDigit(written.charAt(0)) ? "city:" : "region:") + written;
        }
        String cities = written.substring(slash + 1);
        return (cities.contains("|") ? "pair:" : "city:") + cities.replace('|', '~') + "@"
                + written.substring(0, slash);
    }

    private static boolean agree(double a, double b) {
        return Math.abs(a - b) <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
    }

    @ParameterizedTest
    @CsvSource({
        "YRD, 2010, 0.070304",
        "YRD, 2020, 0.040135",
        "CYU, 2010, 0.052140",
        "CYU, 2020, 0.032307",
        "BTH, 2010, 0.138528",
        "BTH, 2020, 0.184426"
    })
    void inequalityInTheThreeRegionsIsAsKnown(String region, String period, double expected) {
        assertThat(latest.get("CN/region:" + region + "/theil_t/-/" + period).value())
                .isCloseTo(expected, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({"YRD, 0.7822", "BTH, 0.4135", "CYU, 0.2767"})
    void trainsBetweenSecondaryCitiesAreAsPublished(String region, double expected) {
        String key = "CN/region:" + region + "/secondary_secondary_share(rail_high_speed_trains)/-/2016-03-16";

        assertThat(latest.get(key).value()).isCloseTo(expected, within(5e-5));
    }

    @Test
    void aPairTellsOnItsOwnFiguresAlone() {
        IndicatorValue value = latest.get("CN/pair:110000~120000@BTH/gravity/-/2020");

        assertThat(value.inputs()).isEqualTo(4);
        assertThat(value.names().en()).isEqualTo("Beijing – Tianjin");
        assertThat(value.coverage()).isEqualTo(1);
    }

    @Test
    void cooperationIsToldForEveryYearFromTheFirstSignatureOn() {
        assertThat(latest.get("CN/region:YRD/cooperation_density/-/2022").value())
                .isBetween(0.0, 1.0);
        assertThat(latest.get("CN/region:YRD/cooperation_density/-/2022").sources())
                .isNotEmpty();
        assertThat(latest.get("CN/city:310000@YRD/cooperation_reach/-/2022").value())
                .isPositive();
    }

    @Test
    void aTrendFollowsAnIndicator() {
        IndicatorValue trend = latest.get("CN/region:CYU/trend(core_share(gdp))/longest/2022");

        assertThat(trend.from()).hasToString("2010");
        assertThat(trend.value()).isPositive();
        assertThat(trend.parts()).containsKeys("S", "z", "p");
    }

    @Test
    void aScoreTellsItsCriteriaAndRank() {
        IndicatorValue score = latest.get("CN/city:320500@YRD/hqd_score(economic_growth)/-/2020");

        assertThat(score.components()).containsExactly("gdp_per_person", "gdp_growth");
        assertThat(score.value()).isBetween(0.0, 1.0);
        assertThat(score.parts()).containsKeys("rank", "of");
        assertThat(latest.get("CN/city:320500/hqd_score(economic_growth)/-/2020")
                        .parts()
                        .get("of"))
                .isGreaterThan(score.parts().get("of"));
    }

    @Test
    void bothLabelsOfOneWindowAreTold() {
        assertThat(latest)
                .containsKeys(
                        "CN/region:YRD/polarization(gdp)/10y/2020", "CN/region:YRD/polarization(gdp)/longest/2020");
    }

    @Test
    void noWindowBeginsBeforeTheFigures() {
        assertThat(latest).doesNotContainKey("CN/region:YRD/polarization(gdp)/5y/2010");
    }

    @Test
    void aCompositeTellsItsRankAndComponents() {
        IndicatorValue value = latest.get("CN/city:130700@BTH/peripheralization/10y/2020");

        assertThat(value.components())
                .containsExactly("relative_growth_population", "relative_growth_gdp", "relative_income");
        assertThat(value.parts())
                .containsEntry("rank", 1.0)
                .containsEntry("of", 13.0)
                .containsEntry("percentile", 1.0);
    }
}
