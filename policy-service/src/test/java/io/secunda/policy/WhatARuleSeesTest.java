package io.secunda.policy;

import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.ShippedRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Breaks, values of other subjects, and revisions, through the topology. */
class WhatARuleSeesTest {

    private static final Rule POLARIZATION = ShippedRules.named("polarization-gdp");
    private static final String CITY = "city:510300@CYU";
    private static final String CORE = "city:500000@CYU";

    private static IndicatorValue polarization(int year, double value) {
        return value("region:BTH", "polarization(gdp)", "longest", year, value, Map.of());
    }

    private static IndicatorValue theil(int year, double value) {
        return value("region:BTH", "theil_t", null, year, value, Map.of("within", value / 4));
    }

    private static IndicatorValue score(String city, Role role, double value, double rank) {
        return GivenInputs.with(
                value(city, "hqd_score(innovation_capacity)", null, 2020, value, Map.of("rank", rank, "of", 13.0)),
                role,
                List.of());
    }

    @Test
    void aWindowAcrossABreakRaisesNothingAndEndsNothing() {
        try (var driver = new PolicyDriver(POLARIZATION)) {
            assertThat(driver.told(GivenInputs.acrossABreak(polarization(2020, 0.4553))))
                    .isEmpty();
        }
        try (var driver = new PolicyDriver(POLARIZATION)) {
            assertThat(driver.told(polarization(2015, 0.6))).hasSize(1);
            assertThat(driver.told(GivenInputs.acrossABreak(polarization(2020, -0.2))))
                    .isEmpty();
        }
    }

    @Test
    void aWindowAcrossABreakEndsWhatARuleDoesNotKeep() {
        Rule strict = ShippedRules.from(ShippedRules.PLAIN
                .replace("{indicator: gini}", "{indicator: polarization(gdp), window: longest}")
                .replace("severity: x", "severity: x\nwhen_missing: withdraw"));
        try (var driver = new PolicyDriver(strict)) {
            assertThat(driver.told(polarization(2015, 0.6))).hasSize(1);
            assertThat(driver.told(GivenInputs.acrossABreak(polarization(2020, 0.7))))
                    .containsExactly("withdrawn plain~region:BTH 2020");
        }
    }

    @Test
    void whatStandsDoesNotDependOnWhetherTheWindowAcrossTheBreakCameFirst() {
        String raised = "raised polarization-gdp~region:BTH 2015";
        try (var driver = new PolicyDriver(POLARIZATION)) {
            assertThat(driver.told(polarization(2015, 0.6), GivenInputs.acrossABreak(polarization(2020, 0.45))))
                    .containsExactly(raised);
        }
        try (var driver = new PolicyDriver(POLARIZATION)) {
            assertThat(driver.told(GivenInputs.acrossABreak(polarization(2020, 0.45))))
                    .isEmpty();
            assertThat(driver.told(polarization(2015, 0.6))).containsExactly(raised);
        }
    }

    @Test
    void betweenTheThresholdsThePeriodBeforeDecidesAndNotWhatWasToldOfThisOne() {
        try (var driver = new PolicyDriver(POLARIZATION)) {
            assertThat(driver.told(polarization(2020, 0.25))).hasSize(1);
            assertThat(driver.told(later(polarization(2020, 0.15))))
                    .containsExactly("withdrawn polarization-gdp~region:BTH 2020");
            assertThat(driver.told(polarization(2019, 0.25)))
                    .containsExactly("raised polarization-gdp~region:BTH 2020");
        }
    }

    @Test
    void aValueIsNotComparedWithOneFromBeforeABreak() {
        Rule rule = ShippedRules.named("unevenness-rises");
        try (var driver = new PolicyDriver(rule)) {
            assertThat(driver.told(
                            theil(2010, 0.1385),
                            theil(2020, 0.1844),
                            value("region:BTH", "break_share(gdp)", 2019, 1.0)))
                    .isEmpty();
        }
        try (var driver = new PolicyDriver(rule)) {
            assertThat(driver.told(
                            theil(2010, 0.1385),
                            theil(2020, 0.1844),
                            value("region:BTH", "break_share(gdp)", 2010, 1.0)))
                    .containsExactly("raised unevenness-rises~region:BTH 2020");
        }
    }

    @Test
    void aCityIsMeasuredByTheBestCoreOfItsRegion() {
        Rule rule = ShippedRules.named("gap-innovation-capacity");
        try (var driver = new PolicyDriver(rule)) {
            assertThat(driver.told(score(CITY, Role.SECONDARY, 0.2, 12))).isEmpty();
            assertThat(driver.told(score("city:510100@CYU", Role.CORE, 0.3, 2))).isEmpty();
            List<Recommendation> events = driver.send(List.of(score(CORE, Role.CORE, 0.9, 1)));
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.id()).isEqualTo("gap-innovation-capacity~" + CITY);
                assertThat(event.evidence())
                        .filteredOn(evidence -> evidence.input().equals("core"))
                        .singleElement()
                        .satisfies(evidence -> assertThat(evidence.subject()).hasToString(CORE));
            });
        }
    }

    @Test
    void aYearThatIsPoorlyCoveredIsPassedOver() {
        Rule rule = ShippedRules.from(ShippedRules.PLAIN.replace("severity: x", "severity: x\nmin_coverage: 0.8"));
        IndicatorValue poor = coverage(value("region:BTH", "gini", 2022, 0.1), 0.6);
        try (var driver = new PolicyDriver(rule)) {
            assertThat(driver.told(poor, value("region:BTH", "gini", 2021, 0.5)))
                    .containsExactly("raised plain~region:BTH 2021");
        }
    }

    @Test
    void aRevisionThatFlipsARecommendationTellsBeforeAndAfter() {
        try (var driver = new PolicyDriver(POLARIZATION)) {
            Recommendation before =
                    driver.send(List.of(polarization(2020, 0.45))).get(0);
            Recommendation after =
                    driver.send(List.of(later(polarization(2020, 0.08)))).get(0);

            assertThat(before.state()).isEqualTo(State.RAISED);
            assertThat(before.evidence().get(0).value()).isEqualTo(0.45);
            assertThat(after.state()).isEqualTo(State.WITHDRAWN);
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.previousSeverity()).isEqualTo(before.severity()).isEqualTo(0.3);
            assertThat(after.severity()).isZero();
            assertThat(after.period()).isEqualTo(before.period());
            assertThat(after.evidence().get(0).value()).isEqualTo(0.08);
            assertThat(after.cause()).isEqualTo(polarization(2020, 0).key());
        }
    }

    private static IndicatorValue coverage(IndicatorValue v, double coverage) {
        return changed(v, coverage, 0);
    }

    private static IndicatorValue later(IndicatorValue v) {
        return changed(v, v.coverage(), 60);
    }

    private static IndicatorValue changed(IndicatorValue v, double coverage, int seconds) {
        return new IndicatorValue(
                v.territory(),
                v.indicator(),
                v.subject(),
                v.window(),
                v.period(),
                v.from(),
                v.value(),
                v.reason(),
                v.parts(),
                v.components(),
                v.unit(),
                coverage,
                v.provisional(),
                v.crossesBreak(),
                v.inputs(),
                v.previous(),
                v.names(),
                v.role(),
                v.sources(),
                v.vintage(),
                v.cause(),
                Events.RECORDED.plusSeconds(seconds));
    }
}
