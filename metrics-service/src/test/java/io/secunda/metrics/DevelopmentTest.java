package io.secunda.metrics;

import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.indicator.IndicatorValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scores, coupling and types of secondary cities, of which one half does well in everything and the other badly. */
class DevelopmentTest {

    private static final int CITIES = 13;

    private final MetricsDriver driver = new MetricsDriver();

    @BeforeEach
    void know() {
        driver.know(Facts.territory(5), Facts.region("R"), core("R", city(0)));
        IntStream.range(1, CITIES).forEach(i -> driver.know(secondary("R", city(i))));
        for (int year = 2020; year <= 2022; year++) {
            for (int i = 0; i < CITIES; i++) {
                figures(i, String.valueOf(year));
            }
        }
        // cities that do well work together
        for (int i = 2; i < CITIES - 2; i += 2) {
            driver.agree(agreement(i, i + 2));
        }
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static String city(int i) {
        return "c" + (char) ('a' + i);
    }

    private static boolean doesWell(int i) {
        return i % 2 == 0;
    }

    private void figures(int i, String year) {
        double level = (doesWell(i) ? 10 : 1) + 0.01 * i;
        driver.observe(
                figure(city(i), "population", year, 1e6),
                figure(city(i), "gdp", year, 1e11 * level),
                figure(city(i), "disposable_income", year, 1e4 * level),
                figure(city(i), "rd_expenditure", year, 1e9 * level * level),
                figure(city(i), "gdp_tertiary", year, 5e9 * level * level),
                figure(city(i), "pm25", year, 60 - 3 * level));
    }

    private static Agreement agreement(int one, int other) {
        return new Agreement(
                Facts.T,
                "a" + one,
                null,
                Period.parse("2019"),
                null,
                "transport",
                List.of(city(one), city(other)),
                List.of(city(one)),
                List.of(Level.MUNICIPAL),
                List.of(),
                "paper",
                Facts.RELEASED,
                Facts.RECORDED);
    }

    private IndicatorValue of(int i, String indicator, String year) {
        return driver.latest("T/city:" + city(i) + "/" + indicator + "/-/" + year);
    }

    @Test
    void whoDoesWellInEverythingLeads() {
        driver.flush();

        assertThat(of(2, "hqd_score", "2022").value())
                .isGreaterThan(of(3, "hqd_score", "2022").value());
        assertThat(of(2, "hqd_score(green_transformation)", "2022").components())
                .containsExactly("pm25");
        assertThat(of(2, "hqd_score(regional_cooperation)", "2022").value()).isPositive();
        assertThat(of(2, "coupling_coordination", "2022").value()).isBetween(0.0, 1.0);
        // no agreement, so the lowest score in a dimension
        assertThat(of(3, "coupling_coordination", "2022").value()).isZero();
    }

    @Test
    void typesAreToldOfSecondaryCitiesAndKeepTheirNumbers() {
        driver.flush();

        IndicatorValue well = of(4, "typology", "2022");
        IndicatorValue badly = of(3, "typology", "2022");
        assertThat(well.value()).isNotEqualTo(badly.value());
        assertThat(of(0, "typology", "2022")).isNull();
        for (int i = 1; i < CITIES; i++) {
            assertThat(of(i, "typology", "2022").value())
                    .isEqualTo(of(i, "typology", "2020").value());
        }
    }

    @Test
    void aCityThatLacksACriterionOthersHaveIsNotCompared() {
        driver.observe(figure(
                city(1), "pm25", "2022", null, io.secunda.events.observation.Status.M, Facts.RELEASED.plusSeconds(1)));
        driver.flush();

        assertThat(of(1, "hqd_score", "2022")).isNull();
        assertThat(of(2, "hqd_score", "2022").coverage()).isEqualTo((CITIES - 1.0) / CITIES);
        assertThat(of(1, "coupling_coordination", "2022")).isNull();
    }

    @Test
    void aNewAgreementMovesScoresCouplingAndTypes() {
        driver.flush();
        double before = of(1, "hqd_score(regional_cooperation)", "2022").value();

        driver.agree(agreement(1, 3));
        driver.flush();

        assertThat(of(1, "hqd_score(regional_cooperation)", "2022").value()).isGreaterThan(before);
        assertThat(of(1, "hqd_score", "2022").previous()).isNotNull();
    }
}
