package io.secunda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.scenarios.ScenarioResource;
import io.secunda.metrics.scenarios.ScenarioValues;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Scenarios beside a stream that has the whole sample. The last test makes one come true. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScenarioTest {

    private static final String DEYANG_AND_CHENGDU = """
            {"territory": "CN",
             "observations": [
               {"city": "510600", "variable": "employment_manufacturing", "period": "2020", "change": "+10%"},
               {"city": "510600", "variable": "employment_other_industry_construction", "period": "2020", "change": "+10%"}],
             "agreements": [
               {"id": "DEYANG-CHENGDU", "signed": "2020-01", "kind": "joint_park", "participants": ["510100", "510600"],
                "leads": ["510600"], "levels": ["municipal"]}]}""";

    private static MetricsDriver driver;
    private static ScenarioResource scenarios;

    @BeforeAll
    static void run() {
        driver = new MetricsDriver();
        driver.know(Sample.geography().toArray(Geography[]::new));
        driver.observe(Sample.observations().toArray(Observation[]::new));
        driver.flow(Sample.flows().toArray(Flow[]::new));
        driver.agree(Sample.agreements().toArray(Agreement[]::new));
        driver.flush();
        scenarios = new ScenarioResource(
                new Families(CriteriaReader.shipped()), driver::store, Clock.fixed(MetricsDriver.NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    private static Response post(String scenario) throws InterruptedException {
        return scenarios.scenario(scenario.getBytes(StandardCharsets.UTF_8));
    }

    private static List<IndicatorValue> moved(String scenario) throws InterruptedException {
        Response response = post(scenario);
        assertThat(response.getStatus()).isEqualTo(200);
        return Json.read((byte[]) response.getEntity(), ScenarioValues.class).values();
    }

    private static JsonNode refused(String scenario) throws Exception {
        Response response = post(scenario);
        assertThat(response.getStatus()).isEqualTo(400);
        return Json.mapper().readTree((byte[]) response.getEntity());
    }

    private static Map<String, String> stores() {
        var copy = new TreeMap<String, String>();
        for (String name : List.of("facts", "told")) {
            try (var all = driver.store(name).all()) {
                all.forEachRemaining(
                        e -> copy.put(name + " " + e.key, new String(e.value, StandardCharsets.ISO_8859_1)));
            }
        }
        return copy;
    }

    @Test
    @Order(1)
    void movesWhatRestsOnItAndLeavesNoTrace() throws Exception {
        Map<String, String> before = stores();

        List<IndicatorValue> moved = moved(DEYANG_AND_CHENGDU);

        assertThat(moved).extracting(IndicatorValue::key).doesNotHaveDuplicates();
        assertThat(moved).anySatisfy(value -> {
            assertThat(value.key()).isEqualTo("CN/city:510600@CYU/cooperation_reach/-/2020");
            assertThat(value.value()).isNotNull();
        });
        assertThat(moved).anySatisfy(value -> {
            assertThat(value.key()).isEqualTo("CN/pair:510100~510600@CYU/krugman/-/2020");
            assertThat(value.previous()).isNotNull().isNotEqualTo(value.value());
        });
        assertThat(moved).noneMatch(value -> value.subject().toString().contains("YRD"));
        assertThat(stores()).isEqualTo(before);
        assertThat(driver.flush()).isEmpty();
    }

    @Test
    @Order(2)
    void computesALargeRegionAgainAndAgainAlike() throws Exception {
        String suzhou = """
                {"territory": "CN", "observations": [
                  {"city": "320500", "variable": "gdp", "period": "2020", "change": "-5 %"}]}""";
        List<IndicatorValue> first = moved(suzhou);
        for (int i = 0; i < 5; i++) {
            assertThat(moved(suzhou)).isEqualTo(first);
        }
        assertThat(first).anySatisfy(value -> assertThat(value.key()).isEqualTo("CN/region:YRD/theil_t/-/2020"));
    }

    @Test
    @Order(3)
    void saysWhichFieldOfWhichRowIsWrong() throws Exception {
        JsonNode problem = refused("""
                {"territory": "CN", "observations": [
                   {"city": "320500", "variable": "gdp", "period": "2020", "value": 1},
                   {"city": "999999", "variable": "gdp", "period": "2020", "value": 1},
                   {"city": "320500", "variable": "happiness", "period": "2020", "value": 1},
                   {"city": "320500", "variable": "gdp", "period": "then", "value": 1},
                   {"city": "320500", "variable": "gdp", "period": "1950", "change": "+10%"},
                   {"city": "320500", "variable": "gdp", "period": "2020", "change": "+10%"},
                   {"city": "320500", "variable": "gdp", "period": "2010", "change": "ten"},
                   {"city": "320500", "variable": "gdp", "period": "2019", "value": 1, "unit": "yuan"}],
                 "memberships": [{"city": "320500", "region": "XYZ", "role": "core"}]}""");
        assertThat(problem.get("errors"))
                .extracting(error -> error.get("field").asText())
                .containsExactlyInAnyOrder(
                        "observations[1].city",
                        "observations[2].variable",
                        "observations[3].period",
                        "observations[4].change",
                        "observations[5].period",
                        "observations[6].change",
                        "observations[7].unit",
                        "memberships[0].region");
        assertThat(refused("{\"territory\": \"CN\"}").get("detail").asText()).contains("no fact");
        assertThat(refused("{\"territory\": \"X\"}").get("detail").asText()).contains("nothing is known");
    }

    @Test
    @Order(4)
    void aChangeOfRolesMovesTheRegion() throws Exception {
        List<IndicatorValue> moved = moved("""
                {"territory": "CN", "memberships": [{"city": "510600", "region": "CYU", "role": "core"}]}""");
        assertThat(moved)
                .anySatisfy(value -> assertThat(value.key()).isEqualTo("CN/region:CYU/core_share(gdp)/-/2020"));
        assertThat(driver.flush()).isEmpty();
    }

    @Test
    @Order(9)
    void isWhatTheStreamTellsWhenItComesTrue() throws Exception {
        Map<String, IndicatorValue> imagined = new LinkedHashMap<>();
        moved(DEYANG_AND_CHENGDU).forEach(value -> imagined.put(value.key(), value));
        Map<String, IndicatorValue> before = new LinkedHashMap<>(driver.latest());

        Sample.observations().stream()
                .filter(o -> o.city().equals("510600") && o.period().equals(Period.year(2020)))
                .filter(o -> o.variable().equals("employment_manufacturing")
                        || o.variable().equals("employment_other_industry_construction"))
                .forEach(o -> driver.observe(new Observation(
                        "CN",
                        o.city(),
                        o.variable(),
                        o.period(),
                        o.value() * 1.1,
                        o.unit(),
                        "scenario",
                        Status.A,
                        MetricsDriver.NOW,
                        MetricsDriver.NOW)));
        driver.agree(new Agreement(
                "CN",
                "DEYANG-CHENGDU",
                null,
                Period.parse("2020-01"),
                null,
                "joint_park",
                List.of("510100", "510600"),
                List.of("510600"),
                List.of(Level.MUNICIPAL),
                List.of(),
                "scenario",
                MetricsDriver.NOW,
                MetricsDriver.NOW));
        Map<String, IndicatorValue> told = new LinkedHashMap<>();
        driver.flush().forEach(value -> told.put(value.key(), value));
        told.values().removeIf(value -> {
            IndicatorValue last = before.get(value.key());
            return last != null && last.saysTheSameAs(value);
        });

        assertThat(imagined.keySet()).isEqualTo(told.keySet());
        imagined.forEach((key, value) -> {
            assertThat(value.withoutHistory()).as(key).isEqualTo(told.get(key).withoutHistory());
            IndicatorValue last = before.get(key);
            assertThat(value.previous()).as(key).isEqualTo(last == null ? null : last.value());
        });
    }
}
