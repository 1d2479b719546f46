package io.secunda.policy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Origin;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.ParquetRows;
import io.secunda.testkit.Scraped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service from outside: indicator values on the topic, recommendations by HTTP. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class PolicyServiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    KafkaClients clients;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void ready() {
        producer = clients.producer(Map.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        producer.close();
    }

    private void send(IndicatorValue value) {
        send(value.key(), Json.write(value));
    }

    private void send(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), key, value));
        producer.flush();
    }

    private static IndicatorValue polarization(String region, int year, double value) {
        return value("region:" + region, "polarization(gdp)", "longest", year, value, Map.of());
    }

    private static JsonPath historyOf(String id, int events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/api/v1/recommendations/" + id)
                        .then()
                        .statusCode(200)
                        .body("history", hasSize(events)));
        return when().get("/api/v1/recommendations/" + id).jsonPath();
    }

    @Test
    void anIndicatorBecomesARecommendationThatCanBeFollowedThroughTime() {
        String id = "polarization-gdp~region:AAA";
        send(polarization("AAA", 2020, 0.4526));
        JsonPath raised = historyOf(id, 1);
        assertThat(raised.getString("state")).isEqualTo("raised");
        assertThat(raised.getString("evidence[0].indicator")).isEqualTo("polarization(gdp)");
        assertThat(raised.getDouble("evidence[0].value")).isEqualTo(0.4526);
        assertThat(raised.getDouble("evidence[0].counterfactual")).isEqualTo(0.1);
        assertThat(raised.getString("evidence[0].sources[0].source")).isEqualTo("Yearbook");
        assertThat(raised.getString("title.zh")).contains("核心城市");
        Instant whenRaised = Instant.parse(raised.getString("recorded"));

        send(polarization("AAA", 2021, 0.9));
        Instant escalated = Instant.parse(historyOf(id, 2).getString("recorded"));
        send(polarization("AAA", 2022, 0.02));
        JsonPath withdrawn = historyOf(id, 3);
        assertThat(withdrawn.getList("history.state")).containsExactly("raised", "escalated", "withdrawn");

        given().queryParam("region", "AAA")
                .get("/api/v1/recommendations")
                .then()
                .body("items", empty());
        given().queryParam("region", "AAA")
                .queryParam("state", "withdrawn")
                .get("/api/v1/recommendations")
                .then()
                .body("items.id", equalTo(List.of(id)));
        asOf(whenRaised.minusMillis(1)).then().body("items", empty());
        asOf(whenRaised).then().body("items.state", equalTo(List.of("raised")));
        asOf(escalated).then().body("items.state", equalTo(List.of("escalated")));
        given().queryParam("asOf", whenRaised.toString())
                .get("/api/v1/recommendations/" + id)
                .then()
                .body("state", equalTo("raised"))
                .body("history", hasSize(1));
    }

    private static io.restassured.response.Response asOf(Instant time) {
        return given().queryParam("region", "AAA")
                .queryParam("asOf", time.toString())
                .get("/api/v1/recommendations");
    }

    @Test
    void whatBecameOfRecommendationsBetweenTwoMomentsIsToldWithTheValuesThatMoved() {
        String id = "polarization-gdp~region:CHA";
        send(polarization("CHA", 2020, 0.4526));
        Instant raised = Instant.parse(historyOf(id, 1).getString("recorded"));
        send(polarization("CHA", 2021, 0.9));
        Instant escalated = Instant.parse(historyOf(id, 2).getString("recorded"));
        send(polarization("CHA", 2022, 0.02));
        historyOf(id, 3);

        JsonPath all = changes(raised, escalated.plusSeconds(600), "");
        assertThat(all.getList("items.id")).containsExactly(id);
        assertThat(all.getMap("items[0]")).doesNotContainKey("before");
        assertThat(all.getString("items[0].after.state")).isEqualTo("withdrawn");
        assertThat(all.getList("items[0].states")).containsExactly("raised", "escalated", "withdrawn");

        JsonPath one = changes(raised.plusMillis(1), escalated, "");
        assertThat(one.getString("items[0].before.state")).isEqualTo("raised");
        assertThat(one.getString("items[0].after.state")).isEqualTo("escalated");
        assertThat(one.getDouble("items[0].evidence[0].before.value")).isEqualTo(0.4526);
        assertThat(one.getDouble("items[0].evidence[0].after.value")).isEqualTo(0.9);
        assertThat(one.getString("items[0].evidence[0].after.period")).isEqualTo("2021");

        assertThat(changes(escalated.plusSeconds(600), escalated.plusSeconds(700), "")
                        .getList("items"))
                .isEmpty();
        assertThat(changes(raised, escalated, "&after=" + id).getList("items")).isEmpty();
    }

    private static JsonPath changes(Instant since, Instant until, String more) {
        return when().get("/internal/changes?territory=CN&region=CHA&since=" + since + "&until=" + until + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void pagesAreInOrderOfSeverityAndLeadToOneAnother() {
        send(polarization("PB1", 2020, 0.3));
        send(polarization("PB2", 2020, 0.9));
        send(polarization("PB3", 2020, 0.6));
        historyOf("polarization-gdp~region:PB1", 1);
        historyOf("polarization-gdp~region:PB2", 1);
        historyOf("polarization-gdp~region:PB3", 1);
        String three = "/api/v1/recommendations?subject=region:PB1&subject=region:PB2&subject=region:PB3&limit=2";

        var first = when().get(three);
        assertThat(first.jsonPath().getList("items.subject")).containsExactly("region:PB2", "region:PB3");
        String next = first.jsonPath().getString("next");
        assertThat(first.header("Link")).contains("after=" + next).endsWith("; rel=\"next\"");
        var second = when().get(three + "&after=" + next);
        assertThat(second.jsonPath().getList("items.subject")).containsExactly("region:PB1");
        assertThat(second.jsonPath().getString("next")).isNull();
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void filtersNarrowAndTablesAreTables() {
        send(value("city:FIL", "fiscal_self_sufficiency", 2020, 0.2));
        historyOf("fiscal-dependence~city:FIL", 1);
        String subject = "/api/v1/recommendations?subject=city:FIL";

        when().get(subject + "&theme=coexistence&level=national&territory=CN")
                .then()
                .body("items", hasSize(1));
        when().get(subject + "&theme=cooperation").then().body("items", empty());
        when().get(subject + "&level=municipal").then().body("items", empty());
        when().get(subject + "&territory=XX").then().body("items", empty());
        given().accept("text/csv")
                .get(subject)
                .then()
                .contentType(startsWith("text/csv"))
                .body(startsWith("id,territory,rule,"))
                .body(containsString("\nfiscal-dependence~city:FIL,CN,fiscal-dependence,1,city:FIL,"));
        when().get("/api/v1/recommendations.csv?subject=city:FIL")
                .then()
                .body(containsString("fiscal_self_sufficiency@2020=0.2"));
        for (String path :
                List.of(subject, "/api/v1/recommendations.csv?subject=city:FIL", "/api/v1/catalogue/rules")) {
            String tag = when().get(path).then().statusCode(200).extract().header("ETag");
            assertThat(tag).as(path).matches("\"[A-Za-z0-9_-]{24}\"");
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
            given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        }
    }

    @Test
    void severitiesAreFigures() throws Exception {
        send(polarization("SEV", 2020, 0.4526));
        JsonPath one = historyOf("polarization-gdp~region:SEV", 1);
        String severity = Json.mapper()
                .readTree(when().get("/api/v1/recommendations/polarization-gdp~region:SEV")
                        .asString())
                .path("severity")
                .asText();
        String asked = "?territory=CN&region=SEV";
        String expected = """
                STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,RULE,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],RULE_VERSION,STATE,CONFIDENCE,STRENGTH,THEME,MISMATCH,RAISED,RECORDED
                dataflow,SECUNDA:RECOMMENDATIONS(1.0.0),M,A,CN,region:SEV,polarization-gdp,2020,%s,A,%s,raised,%s,%s,%s,%s,%s,%s
                """.formatted(
                        severity,
                        one.getString("ruleVersion"),
                        one.getDouble("confidence"),
                        one.getString("strength"),
                        one.getString("theme"),
                        one.getString("mismatch"),
                        one.getString("raised"),
                        one.getString("recorded"));

        when().get("/api/v1/recommendations.sdmx.csv" + asked)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/vnd.sdmx.data+csv"))
                .body(equalTo(expected));
        given().accept("application/vnd.sdmx.data+csv")
                .get("/api/v1/recommendations" + asked)
                .then()
                .body(equalTo(expected));
        List<Map<String, Object>> rows = ParquetRows.of(when().get("/api/v1/recommendations.parquet" + asked)
                .then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .extract()
                .asByteArray());
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("id", "polarization-gdp~region:SEV")
                        .containsEntry("severity", Double.valueOf(severity))
                        .containsEntry("rule_version", one.getInt("ruleVersion"))
                        .containsEntry("title_zh", one.getString("title.zh"))
                        .containsEntry("role", null)
                        .containsEntry("evidence", "polarization(gdp)@2020=0.4526")
                        .containsEntry("raised", Instant.parse(one.getString("raised"))));
        String dataset = when().get("/api/v1/recommendations.jsonstat" + asked)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(Json.mapper().readTree(dataset)).isEqualTo(Json.mapper().readTree("""
                {"version": "2.0", "class": "dataset", "label": "Recommendations of CN", "updated": "%s",
                 "id": ["geo", "rule", "time"], "size": [1, 1, 1],
                 "role": {"time": ["time"], "geo": ["geo"], "metric": ["rule"]},
                 "dimension": {
                   "geo": {"label": "Subject", "category": {"index": {"region:SEV": 0}, "label": {"region:SEV": "%s"}},
                     "extension": {"zh": {"label": "对象", "category": {"region:SEV": "%s"}}}},
                   "rule": {"label": "Rule",
                     "category": {"index": {"polarization-gdp": 0}, "label": {"polarization-gdp": "%s"},
                       "unit": {"polarization-gdp": {"label": "severity, 0 to 1"}}},
                     "extension": {"zh": {"label": "规则", "category": {"polarization-gdp": "%s"}}}},
                   "time": {"label": "Period", "category": {"index": {"2020": 0}, "label": {"2020": "2020"}},
                     "extension": {"zh": {"label": "时期", "category": {"2020": "2020"}}}}},
                 "value": {"0": %s}, "status": {"0": "A"},
                 "extension": {"territory": "CN", "state": {"0": "raised"}, "strength": {"0": "%s"}}}
                """.formatted(
                        one.getString("recorded"),
                        one.getString("names.en"),
                        one.getString("names.zh"),
                        one.getString("title.en"),
                        one.getString("title.zh"),
                        severity,
                        one.getString("strength"))));
        when().get("/api/v1/recommendations.jsonstat?region=SEV")
                .then()
                .statusCode(400)
                .body("detail", startsWith("parameter 'territory': "));
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheParameter() {
        for (String bad : List.of(
                "state=closed", "level=county", "limit=0", "limit=x", "asOf=yesterday", "after=%3F", "subject=CYU")) {
            when().get("/api/v1/recommendations?" + bad)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", startsWith("parameter '" + bad.replaceAll("=.*", "") + "': "));
        }
        when().get("/api/v1/recommendations/nothing~region:X")
                .then()
                .statusCode(404)
                .body("detail", containsString("nothing~region:X"));
    }

    private static io.restassured.response.Response decide(String id, String key, String body) {
        return given().header("Idempotency-Key", key)
                .header("X-Secunda-Key-Owner", "planner")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/recommendations/" + id + "/decisions?territory=CN");
    }

    @Test
    void aDecisionIsRecordedOnceShownAndSurvivesARebuild() {
        String id = "polarization-gdp~region:DEC";
        send(polarization("DEC", 2020, 0.45));
        historyOf(id, 1);
        String accept = "{\"decision\":\"accept\",\"who\":\"DRC Sichuan\",\"why\":\"in the plan\"}";

        decide(id, "k-1", accept)
                .then()
                .statusCode(201)
                .body("id", equalTo("k-1"))
                .body("keyOwner", equalTo("planner"))
                .body("state", equalTo("raised"));
        var again = decide(id, "k-1", accept);
        again.then().statusCode(200);
        decide(id, "k-1", accept.replace("accept", "reject")).then().statusCode(409);
        Instant first = Instant.parse(again.jsonPath().getString("recorded"));
        await().until(() -> Instant.now().isAfter(first.plusMillis(1)));
        decide(id, "k-2", "{\"decision\":\"defer\",\"who\":\"A\",\"why\":\"census\",\"until\":\"2999-01-01\"}")
                .then()
                .statusCode(201);

        String now = when().get("/api/v1/recommendations/" + id).asString();
        assertThat(JsonPath.from(now).getList("decisions.id")).containsExactly("k-1", "k-2");
        when().get("/api/v1/recommendations?subject=region:DEC")
                .then()
                .body("items[0].decision.decision", equalTo("defer"));
        given().queryParam("asOf", first.toString())
                .get("/api/v1/recommendations/" + id)
                .then()
                .body("decisions.id", equalTo(List.of("k-1")));

        when().post("/internal/rebuild").then().statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                when().get("/api/v1/recommendations/" + id).asString())
                        .isEqualTo(now));
    }

    @Test
    void aDecisionThatCannotBeReadIsAProblemThatNamesTheField() {
        String id = "polarization-gdp~region:BAD";
        send(polarization("BAD", 2020, 0.45));
        historyOf(id, 1);
        Map.of(
                        "decision", "{\"decision\":\"maybe\",\"who\":\"A\",\"why\":\"b\"}",
                        "who", "{\"decision\":\"accept\",\"why\":\"b\"}",
                        "why", "{\"decision\":\"accept\",\"who\":\"A\",\"why\":\" \"}",
                        "until", "{\"decision\":\"defer\",\"who\":\"A\",\"why\":\"b\"}",
                        "id", "{\"id\":\"a/b\",\"decision\":\"accept\",\"who\":\"A\",\"why\":\"b\"}")
                .forEach((field, body) -> decide(id, "k", body)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("detail", startsWith("field '" + field + "'")));
        decide("nothing~region:X", "k", "{}").then().statusCode(404);
        when().get("/api/v1/recommendations/" + id).then().body("decisions", empty());
    }

    @Test
    void aRecommendationTellsHowFarItHolds() {
        send(polarization("SEN", 2020, 0.4526));
        send(polarization("EDG", 2020, 0.205));
        JsonPath sure = historyOf("polarization-gdp~region:SEN", 1);
        JsonPath edge = historyOf("polarization-gdp~region:EDG", 1);

        assertThat(sure.getDouble("joint.values.polarization")).isEqualTo(0.1);
        assertThat(sure.getDouble("joint.relativeChange")).isCloseTo(0.3526 / 0.4526, within(1e-6));
        assertThat(sure.getList("sensitivity.holds")).containsExactly(true, true);
        assertThat(sure.getString("strength")).isEqualTo("strong");
        assertThat(edge.getList("sensitivity.what")).containsExactly("minus_5_percent", "plus_5_percent");
        assertThat(edge.getList("sensitivity.holds")).containsExactly(false, true);
        assertThat(edge.getString("strength")).isEqualTo("conditional");
        assertThat(sure.getString("evidence[0].addresses[1]"))
                .startsWith("/api/v1/observations?territory=CN&variable=gdp&period=2010&period=2020&asOf=");
    }

    @Test
    void theProvenanceIsProvJson() {
        String id = "polarization-gdp~region:PRV";
        send(polarization("PRV", 2020, 0.4526));
        historyOf(id, 1);
        send(polarization("PRV", 2021, 0.9));
        historyOf(id, 2);
        decide(id, "p", "{\"decision\":\"acknowledge\",\"who\":\"A\",\"why\":\"b\"}")
                .then()
                .statusCode(201);
        var answer = when().get("/api/v1/recommendations/" + id + "/provenance");
        answer.then().statusCode(200).contentType(startsWith("application/json"));
        Map<String, Map<String, Map<String, Object>>> prov = answer.jsonPath().getMap("");

        assertThat(prov.get("prefix")).containsOnlyKeys("sec", "xsd");
        Map<String, List<String>> refersTo = Map.of(
                "wasGeneratedBy", List.of("prov:entity", "prov:activity"),
                "used", List.of("prov:activity", "prov:entity"),
                "wasDerivedFrom", List.of("prov:generatedEntity", "prov:usedEntity"),
                "wasAttributedTo", List.of("prov:entity", "prov:agent"),
                "wasAssociatedWith", List.of("prov:activity", "prov:agent"));
        refersTo.forEach((relation, members) -> {
            assertThat(prov.get(relation)).as(relation).isNotEmpty();
            prov.get(relation)
                    .values()
                    .forEach(found -> members.forEach(member -> {
                        String kind = member.contains("ntity") ? "entity" : member.substring("prov:".length());
                        assertThat(prov.get(kind)).as(relation + " " + member).containsKey((String) found.get(member));
                    }));
        });
        for (String kind : List.of("entity", "activity", "agent")) {
            assertThat(prov.get(kind).keySet()).allMatch(name -> name.matches("sec:[a-z-]+(/[A-Za-z0-9_.*+%-]+)+"));
        }
        assertThat(prov.get("wasDerivedFrom").values())
                .anyMatch(found -> String.valueOf(found.get("prov:type")).contains("prov:Revision"));
        assertThat(prov.get("agent").keySet()).contains("sec:person/A", "sec:publisher/Yearbook");
    }

    @Test
    void theCatalogueShowsTheRules() {
        when().get("/api/v1/catalogue/rules")
                .then()
                .statusCode(200)
                .body("id", hasItems("polarization-population", "unevenness-rises", "fiscal-dependence"))
                .body("find { it.id == 'fiscal-dependence' }.raise", equalTo("self_sufficiency < 0.4"))
                .body("find { it.id == 'peripheralizing-city' }.inputs[0].part", equalTo("percentile"))
                .body("find { it.id == 'peripheralizing-city' }.role", equalTo("secondary"));
    }

    @Test
    void aViewThatIsRebuiltIsTheSame() {
        send(polarization("REB", 2019, 0.4));
        historyOf("polarization-gdp~region:REB", 1);
        send(polarization("REB", 2020, 0.41));
        String before = historyOf("polarization-gdp~region:REB", 2).prettify();

        when().post("/internal/rebuild").then().statusCode(200);
        assertThat(historyOf("polarization-gdp~region:REB", 2).prettify()).isEqualTo(before);
    }

    @Test
    void theStatusTellsOfRulesStreamAndView() {
        when().get("/internal/status")
                .then()
                .body("rules.inForce", hasItem("polarization-gdp"))
                .body("rules.errors", empty())
                .body("stream.state", equalTo("RUNNING"))
                .body("view.lag", notNullValue());
        when().get("/internal/status")
                .then()
                .body("version", notNullValue())
                .body("uptimeSeconds", greaterThanOrEqualTo(0))
                .body("rates.recommendations", notNullValue())
                .body("stream.openRecommendations", greaterThanOrEqualTo(0));
    }

    @Test
    void aRecommendationMovesTheMetersAndCarriesWhereItBegan() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Scraped before = scraped();
        IndicatorValue value = polarization("MET", 2020, 0.4526);
        var record = new ProducerRecord<>(Topic.INDICATORS.topicName(), value.key(), Json.write(value));
        Instant began = Instant.now().minusSeconds(3);
        record.headers().add("ce_traceparent", trace.getBytes(StandardCharsets.UTF_8));
        new Origin(began, trace).addTo(record.headers());
        producer.send(record);
        producer.flush();
        historyOf("polarization-gdp~region:MET", 1);

        Scraped after = scraped();
        assertThat(after.value("secunda_recommendation_events_total", "state", "raised"))
                .isGreaterThan(before.value("secunda_recommendation_events_total", "state", "raised"));
        assertThat(after.value("secunda_policy_indicators_read_total"))
                .isGreaterThan(before.value("secunda_policy_indicators_read_total"));
        assertThat(after.value("secunda_policy_evaluations_total"))
                .isGreaterThan(before.value("secunda_policy_evaluations_total"));
        assertThat(after.value("secunda_recommendations_open"))
                .isGreaterThan(before.value("secunda_recommendations_open"));
        assertThat(after.value("secunda_event_to_recommendation_seconds_count"))
                .isEqualTo(before.value("secunda_event_to_recommendation_seconds_count") + 1);
        assertThat(after.value("secunda_event_to_recommendation_seconds_sum")
                        - before.value("secunda_event_to_recommendation_seconds_sum"))
                .isBetween(3.0, PATIENCE.toSeconds() + 3.0);
        assertThat(after.value("secunda_event_to_recommendation_seconds_bucket", "le", "2.0"))
                .isEqualTo(before.value("secunda_event_to_recommendation_seconds_bucket", "le", "2.0"));
        assertThat(after.value("secunda_consumer_lag", "consumer", "recommendations-view"))
                .isNotNegative();

        ConsumerRecord<String, byte[]> told = toldOf("CN/polarization-gdp~region:MET");
        assertThat(Envelope.from(told.headers()).traceparent()).isEqualTo(trace);
        assertThat(Origin.handedOn(told.headers())).hasValue(new Origin(began, trace));
    }

    private ConsumerRecord<String, byte[]> toldOf(String key) {
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(Topic.RECOMMENDATIONS.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            return await().atMost(PATIENCE)
                    .until(
                            () -> {
                                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                                    if (found.key().equals(key)) {
                                        return found;
                                    }
                                }
                                return null;
                            },
                            found -> found != null);
        }
    }

    private static Scraped scraped() {
        return new Scraped(
                when().get("/q/metrics").then().statusCode(200).extract().asString());
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideWithItsReason() {
        send("CN/dead", "not json".getBytes(StandardCharsets.UTF_8));
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of())) {
            Map<TopicPartition, Long> all = new HashMap<>();
            consumer.partitionsFor(Topic.DEAD_LETTERS.topicName())
                    .forEach(p -> all.put(new TopicPartition(p.topic(), p.partition()), 0L));
            consumer.assign(all.keySet());
            consumer.seekToBeginning(all.keySet());
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(letter.value(), StandardCharsets.UTF_8).equals("not json")) {
                        String reason = new String(
                                letter.headers().lastHeader("secunda_reason").value(), StandardCharsets.UTF_8);
                        return reason.startsWith("no indicator value: ");
                    }
                }
                return false;
            });
        }
    }

    @Test
    void eventsOfATerritoryAreOnItsPartition() {
        send(polarization("PAR", 2020, 0.5));
        historyOf("polarization-gdp~region:PAR", 1);
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of())) {
            int partitions =
                    consumer.partitionsFor(Topic.RECOMMENDATIONS.topicName()).size();
            var place = new TopicPartition(
                    Topic.RECOMMENDATIONS.topicName(), TerritoryPartitioner.partition("CN", partitions));
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals("CN/polarization-gdp~region:PAR")) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    /** CEL's classes are generated for a protobuf newer than the platform's: this fails if that is what is on the class path. */
    @Test
    void theConditionLanguageRunsWithTheProtobufOfThisService() throws CelValidationException, CelEvaluationException {
        var cel = CelFactory.plannerCelBuilder().build();
        var program =
                cel.createProgram(cel.compile("timestamp('2026-01-01T00:00:00Z') < timestamp('2026-01-02T00:00:00Z')")
                        .getAst());

        assertThat(program.eval()).isEqualTo(true);
        assertThat(com.google.protobuf.Timestamp.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .contains("protobuf-java-4.35.1");
    }
}
