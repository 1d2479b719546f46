package io.secunda.metrics;

import static io.secunda.metrics.Facts.RELEASED;
import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which figures go into an indicator: periods, windows, roles, coverage, breaks. */
class InputsOfIndicatorsTest {

    private static final Geography[] THREE_CITIES = {
        Facts.territory(5), Facts.region("R"), core("R", "a"), secondary("R", "b"), secondary("R", "c")
    };

    private final MetricsDriver driver = new MetricsDriver().know(THREE_CITIES);

    @AfterEach
    void close() {
        driver.close();
    }

    private void quarters(String city, String variable, int year, double... values) {
        for (int q = 0; q < values.length; q++) {
            driver.observe(figure(city, variable, year + "-Q" + (q + 1), values[q]));
        }
    }

    @Test
    void aFlowIsSummedOnceAllPartsAreThere() {
        driver.observe(figure("b", "gdp", "2020", 10), figure("c", "gdp", "2020", 10));
        quarters("a", "gdp", 2020, 5, 5, 5);
        driver.flush();
        assertThat(driver.latest("T/region:R/primacy(gdp)/-/2020").reason()).isEqualTo("low_coverage");

        driver.observe(figure("a", "gdp", "2020-10", 1), figure("a", "gdp", "2020-11", 2));
        driver.flush();
        assertThat(driver.latest("T/region:R/primacy(gdp)/-/2020").reason()).isEqualTo("low_coverage");

        driver.observe(figure("a", "gdp", "2020-12", 2));
        driver.flush();

        var primacy = driver.latest("T/region:R/primacy(gdp)/-/2020");
        assertThat(primacy.value()).isEqualTo(20.0 / 40);
        assertThat(primacy.inputs()).isEqualTo(2 + 3 + 3);
        assertThat(driver.latest("T/region:R/primacy(gdp)/-/2020-Q4").inputs()).isEqualTo(3);
    }

    @Test
    void aStockTakesItsLastPart() {
        driver.observe(figure("b", "population", "2020", 10), figure("c", "population", "2020", 10));
        quarters("a", "population", 2020, 1, 2, 3, 20);
        driver.flush();

        assertThat(driver.latest("T/region:R/core_share(population)/-/2020").value())
                .isEqualTo(0.5);
    }

    @Test
    void anObservedFigureWinsOverADerivedOne() {
        driver.observe(figure("b", "gdp", "2020", 10), figure("c", "gdp", "2020", 10));
        quarters("a", "gdp", 2020, 1, 1, 1, 1);
        driver.observe(figure("a", "gdp", "2020", 20));
        driver.flush();
        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2020").value()).isEqualTo(0.5);

        driver.observe(figure("a", "gdp", "2020", null, Status.M, RELEASED.plusSeconds(1)));
        driver.flush();
        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2020").value()).isEqualTo(4.0 / 24);
    }

    @Test
    void figuresOfAVariableThatIsDescribedLaterAreDerivedThen() {
        quarters("a", "bikes", 2020, 5, 5, 5, 5);
        driver.observe(figure("b", "bikes", "2020", 10), figure("c", "bikes", "2020", 10));
        assertThat(driver.flush()).isEmpty();

        driver.know(Facts.tracked("bikes", Kind.FLOW)).flush();

        assertThat(driver.latest("T/region:R/core_share(bikes)/-/2020").value()).isEqualTo(0.5);
    }

    @Test
    void aMissingFigureWithdrawsWhatRestedOnIt() {
        driver.observe(figure("a", "fiscal_revenue", "2020", 5), figure("a", "fiscal_expenditure", "2020", 10));
        driver.flush();
        String key = "T/city:a/fiscal_self_sufficiency/-/2020";
        assertThat(driver.latest(key).value()).isEqualTo(0.5);

        driver.observe(figure("a", "fiscal_revenue", "2020", null, Status.M, RELEASED.plusSeconds(1)));
        driver.flush();

        assertThat(driver.latest(key).value()).isNull();
        assertThat(driver.latest(key).reason()).isEqualTo("missing_input");
        assertThat(driver.latest(key).previous()).isEqualTo(0.5);
        assertThat(driver.flush()).isEmpty();
    }

    @Test
    void aShareIsWithheldBelowFourFifthsOfTheCities() {
        driver.observe(figure("a", "gdp", "2020", 10), figure("b", "gdp", "2020", 10));
        driver.flush();

        for (String id : new String[] {"core_share(gdp)", "hhi(gdp)", "primacy(gdp)"}) {
            var value = driver.latest("T/region:R/" + id + "/-/2020");
            assertThat(value.reason()).as(id).isEqualTo("low_coverage");
            assertThat(value.coverage()).isCloseTo(2.0 / 3, within(1e-15));
        }
    }

    @Test
    void aBreakInsideTheWindowIsTold() {
        for (String city : new String[] {"a", "b", "c"}) {
            driver.observe(figure(city, "gdp", "2010", 10), figure(city, "gdp", "2015", 12));
        }
        driver.observe(figure("b", "gdp", "2013", 11.0, Status.B, RELEASED));
        driver.flush();
        assertThat(driver.latest("T/region:R/rank_mobility(gdp)/5y/2015").crossesBreak())
                .isTrue();
        assertThat(driver.latest("T/city:a@R/relative_growth(gdp)/5y/2015").crossesBreak())
                .isTrue();

        driver.observe(figure("b", "gdp", "2013", 11.0, Status.A, RELEASED.plusSeconds(1)));
        driver.observe(figure("b", "gdp", "2010", 10.0, Status.B, RELEASED.plusSeconds(1)));
        driver.flush();
        assertThat(driver.latest("T/region:R/rank_mobility(gdp)/5y/2015").crossesBreak())
                .isFalse();
    }

    @Test
    void rolesAreThoseAtTheEnd() {
        driver.know(new Membership(Facts.T, "R", "b", Role.CORE, Period.parse("2015"), null, "plan", Facts.RECORDED));
        for (String year : new String[] {"2010", "2015"}) {
            driver.observe(figure("a", "gdp", year, 50), figure("b", "gdp", year, 30), figure("c", "gdp", year, 20));
        }
        driver.flush();

        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2010").value()).isEqualTo(0.5);
        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2015").value()).isEqualTo(0.8);
        assertThat(driver.latest("T/region:R/polarization(gdp)/5y/2015").value())
                .isEqualTo(0.0);
        assertThat(driver.latest("T/city:b@R/share_shift(gdp)/5y/2015").role()).isEqualTo(Role.CORE);
    }

    @Test
    void aCityThatLeavesTheRegionIsWithdrawnFromIt() {
        driver.observe(figure("a", "gdp", "2020", 50), figure("b", "gdp", "2020", 30), figure("c", "gdp", "2020", 20));
        driver.observe(figure("a", "gdp", "2015", 50), figure("b", "gdp", "2015", 30), figure("c", "gdp", "2015", 20));
        driver.flush();
        driver.know(new Membership(
                Facts.T, "R", "c", Role.SECONDARY, null, Period.parse("2018"), "plan", Facts.RECORDED.plusSeconds(1)));
        driver.flush();

        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2020").value()).isEqualTo(50.0 / 80);
        assertThat(driver.latest("T/city:c@R/share_shift(gdp)/5y/2020").reason())
                .isEqualTo("missing_input");
    }

    @Test
    void aWindowWithoutAStartIsNotTold() {
        driver.observe(figure("a", "gdp", "2020", 1), figure("b", "gdp", "2020", 1), figure("c", "gdp", "2020", 1));
        driver.flush();

        assertThat(driver.latest().keySet()).noneMatch(key -> key.contains("/5y/") || key.contains("/longest/"));
    }

    @Test
    void regionsThatShareCitiesLeaveTheNationWithoutParts() {
        for (String city : new String[] {"a", "b", "c"}) {
            driver.observe(figure(city, "gdp", "2020", city.charAt(0) - 90), figure(city, "population", "2020", 10));
        }
        driver.flush();
        String key = "T/territory:T/theil_t/-/2020";
        assertThat(driver.latest(key).parts()).containsOnlyKeys("between", "within");
        double total = driver.latest(key).value();

        driver.know(core("S", "a"), secondary("S", "b")).flush();

        assertThat(driver.latest(key).parts()).isEmpty();
        assertThat(driver.latest(key).value()).isEqualTo(total);
    }

    @Test
    void theOldAreCountedOverTheirOwnBase() {
        for (String city : new String[] {"a", "b"}) {
            driver.observe(figure(city, "population_60_plus", "2020", city.equals("a") ? 30 : 10));
            driver.observe(figure(city, "population", "2020", 100));
        }
        driver.flush();

        assertThat(driver.latest("T/city:a@R/ageing_gap(population_60_plus)/-/2020")
                        .value())
                .isCloseTo(0.1, within(1e-15));
        assertThat(driver.latest("T/city:c@R/ageing_gap(population_60_plus)/-/2020"))
                .isNull();
    }

    @Test
    void aWindowThatIsNotAskedForAnyMoreIsWithdrawn() {
        for (String year : new String[] {"2010", "2015"}) {
            driver.observe(figure("a", "gdp", year, 50), figure("b", "gdp", year, 30), figure("c", "gdp", year, 20));
        }
        driver.flush();
        String key = "T/region:R/rank_mobility(gdp)/5y/2015";
        assertThat(driver.latest(key).value()).isEqualTo(0.0);

        driver.know(new Territory(Facts.T, new Names("Testland", "试验国"), List.of(10), Facts.RECORDED.plusSeconds(1)));
        driver.flush();

        assertThat(driver.latest(key).reason()).isEqualTo("missing_input");
        assertThat(driver.latest("T/region:R/rank_mobility(gdp)/longest/2015").value())
                .isEqualTo(0.0);
    }

    @Test
    void aVariableThatIsNotTrackedAnyMoreTakesItsSharesAlong() {
        driver.observe(figure("a", "gdp", "2020", 50), figure("b", "gdp", "2020", 30), figure("c", "gdp", "2020", 20));
        driver.flush();
        Variable gdp = CoreVariables.find(Facts.T, "gdp").orElseThrow();

        driver.know(new Variable(
                Facts.T,
                "gdp",
                gdp.names(),
                gdp.unit(),
                gdp.kind(),
                gdp.direction(),
                gdp.dimension(),
                null,
                false,
                Facts.RECORDED));
        driver.flush();

        assertThat(driver.latest("T/region:R/core_share(gdp)/-/2020").reason()).isEqualTo("missing_input");
        assertThat(driver.latest("T/region:R/theil_t/-/2020").reason()).isEqualTo("too_few_cities");
    }
}
