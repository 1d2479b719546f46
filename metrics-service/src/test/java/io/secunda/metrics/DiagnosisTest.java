package io.secunda.metrics;

import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.City;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The three mismatches of secondary cities, against numbers found by hand. */
class DiagnosisTest {

    private static final double EXACT = 1e-12;

    private final MetricsDriver driver = new MetricsDriver();

    @BeforeEach
    void know() {
        driver.know(
                Facts.territory(5),
                Facts.region("R"),
                core("R", "a"),
                core("R", "e"),
                secondary("R", "b"),
                secondary("R", "c"),
                city("a", 100, "municipality"),
                city("b", 100.5, "prefecture_level_city"),
                city("c", 101, "county-level city"),
                city("e", 103, "sub_provincial_city"));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static City city(String code, double lon, String level) {
        return new City(Facts.T, code, new Names(code, code), "P", lon, 30, level, Facts.RECORDED);
    }

    private IndicatorValue of(String city, String indicator, String year) {
        return driver.latest("T/city:" + city + "@R/" + indicator + "/-/" + year);
    }

    private void figures(String city, double registered, double revenue) {
        driver.observe(
                figure(city, "population", "2020", 100),
                figure(city, "registered_population", "2020", registered),
                figure(city, "fiscal_revenue", "2020", revenue),
                figure(city, "fiscal_expenditure", "2020", 10));
    }

    private void placeFigures() {
        figures("a", 80, 12);
        figures("b", 125, 3);
        figures("c", 100, 6);
        figures("e", 90, 11);
    }

    private static Agreement agreement(String id, String kind, List<String> cities, String lead, String signed) {
        return new Agreement(
                Facts.T,
                id,
                null,
                Period.parse(signed),
                null,
                kind,
                cities,
                List.of(lead),
                List.of(Level.MUNICIPAL),
                List.of(
                        new Agreement.Milestone(Period.parse("2019-06"), Period.parse("2019-05")),
                        new Agreement.Milestone(Period.parse("2019-12"), null)),
                "paper",
                Facts.RELEASED,
                Facts.RECORDED);
    }

    private void sectors(String city, double primary, double secondary, double tertiary) {
        driver.observe(
                figure(city, "gdp_primary", "2020", primary),
                figure(city, "gdp_secondary", "2020", secondary),
                figure(city, "gdp_tertiary", "2020", tertiary));
    }

    @Test
    void placeIsWhatACityLacksItself() {
        placeFigures();
        driver.flush();

        // in revenue and migration alike a > e > c > b, so the ranks of b and c are 1/8 and 3/8 in those and in the
        // score
        assertThat(of("b", "place_mismatch", "2020").parts())
                .containsOnlyKeys("development_quality", "fiscal_self_sufficiency", "migration_balance");
        assertThat(of("b", "place_mismatch", "2020").value()).isCloseTo((7 / 8.0 + 0.7 + 7 / 8.0) / 3, within(EXACT));
        assertThat(of("c", "place_mismatch", "2020").value()).isCloseTo((5 / 8.0 + 0.4 + 5 / 8.0) / 3, within(EXACT));
        assertThat(of("c", "place_mismatch", "2020").coverage()).isEqualTo(0.75);
        assertThat(of("a", "place_mismatch", "2020")).isNull();
    }

    @Test
    void oneComponentIsNotEnough() {
        driver.observe(figure("b", "fiscal_revenue", "2020", 3), figure("b", "fiscal_expenditure", "2020", 10));
        driver.flush();

        assertThat(of("b", "place_mismatch", "2020").value()).isNull();
        assertThat(of("b", "place_mismatch", "2020").reason()).isEqualTo("too_few_components");
        assertThat(of("b", "place_mismatch", "2020").parts()).containsOnlyKeys("fiscal_self_sufficiency");
    }

    @Test
    void actorIsWhoLeadsWithWhomAndFromWhichRank() {
        driver.observe(figure("a", "gdp", "2021", 1));
        driver.agree(agreement("x", "transport", List.of("a", "b"), "a", "2019"));
        driver.flush();

        // led by the core alone: 1; municipal seats alone: 1 − 0; one of three partners: 1 − 1/3; two steps down: 2/3
        assertThat(of("b", "actor_mismatch", "2020").value()).isCloseTo((1 + 1 + 2 / 3.0 + 2 / 3.0) / 4, within(EXACT));
        // no agreement: reach 0, three steps down
        assertThat(of("c", "actor_mismatch", "2021").value()).isEqualTo(1);
        assertThat(of("c", "actor_mismatch", "2021").parts()).containsOnlyKeys("cooperation_reach", "rank_gap");
        assertThat(of("e", "actor_mismatch", "2020")).isNull();
        assertThat(of("b", "actor_mismatch", "2018")).isNull();
    }

    @Test
    void priorityIsWhatAgreementsDoNotAddressNorDeliver() {
        placeFigures();
        driver.agree(agreement("x", "ecological_compensation", List.of("a", "b"), "a", "2019"));
        driver.flush();

        // joined with the nearest core a: 0; b is last in growth and vitality, which the agreement does not address: 1;
        // one of two milestones is not done: 1/2
        IndicatorValue before = of("b", "priority_mismatch", "2020");
        assertThat(before.value()).isCloseTo(1.5 / 3, within(EXACT));
        assertThat(before.components()).contains("core:a", "weakest:economic_growth", "weakest:social_vitality");

        driver.agree(agreement("y", "transport", List.of("b", "c"), "b", "2020"));
        driver.flush();
        // one of two agreements addresses them, two of four milestones are not done
        assertThat(of("b", "priority_mismatch", "2020").value()).isCloseTo((0 + 0.5 + 0.5) / 3, within(EXACT));
    }

    @Test
    void theCoreIsTheNearestUntilFlowsSayOtherwise() {
        sectors("a", 10, 80, 10);
        sectors("e", 80, 10, 10);
        sectors("b", 10, 80, 10);
        sectors("c", 80, 10, 10);
        driver.agree(agreement("x", "transport", List.of("b", "c"), "b", "2019"));
        driver.flush();

        // (10·80 + 80·10 + 10·10)/(80² + 10² + 10²)
        assertThat(of("c", "priority_mismatch", "2020").parts().get("uncoordinated_similarity"))
                .isCloseTo(1700 / 6600.0, within(EXACT));
        assertThat(of("c", "priority_mismatch", "2020").components()).contains("core:a");

        driver.flow(new Flow(
                Facts.T,
                "c",
                "e",
                "trains",
                Period.parse("2018-03"),
                9.0,
                "trains",
                "timetable",
                Status.A,
                Facts.RELEASED,
                Facts.RECORDED));
        driver.flush();

        assertThat(of("c", "priority_mismatch", "2020").components()).contains("core:e");
        assertThat(of("c", "priority_mismatch", "2020").parts().get("uncoordinated_similarity"))
                .isCloseTo(1, within(EXACT));
    }
}
