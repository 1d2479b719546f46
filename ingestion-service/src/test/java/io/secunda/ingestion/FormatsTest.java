package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.secunda.events.Json;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Files in the formats of statistics offices, sent as they are. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class FormatsTest {

    TestCluster cluster;

    private List<Observation> recorded(String territory) {
        return RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, territory + "/").stream()
                .map(record -> Json.read(record.value(), Observation.class))
                .toList();
    }

    private Observation recorded(String territory, String city, String variable, String period) {
        return recorded(territory).stream()
                .filter(o -> o.city().equals(city)
                        && o.variable().equals(variable)
                        && o.period().toString().equals(period))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static byte[] file(String name) {
        try (InputStream file = FormatsTest.class.getResourceAsStream("/formats/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ValidatableResponse post(String type, String territory, byte[] body, Map<String, ?> asked) {
        return given().contentType(type)
                .queryParam("territory", territory)
                .queryParams(asked)
                .body(body)
                .post("/api/v1/observations")
                .then();
    }

    private static ValidatableResponse post(String type, String territory, String file) {
        return post(type, territory, file(file), Map.of()).statusCode(200);
    }

    @Test
    void sdmxCsvOfTheFirstVersionAsEurostatWritesIt() {
        Posted.territory("S10");

        post("application/vnd.sdmx.data+csv;version=1.0.0", "S10", "sdmx-1.0.csv")
                .body("received", equalTo(4))
                .body("accepted", equalTo(3))
                .body("errors[0].row", equalTo(5))
                .body("errors[0].column", equalTo("OBS_VALUE"))
                .body("errors[0].value", equalTo("4,465,280"));
        Observation provisional = recorded("S10", "320500", "gdp", "2023");
        assertThat(provisional.value()).isEqualTo(2.46534e12);
        assertThat(provisional.status()).isEqualTo(Status.P);
        assertThat(provisional.source()).isEqualTo("ESTAT:CITY_ECON(1.0)");
        assertThat(provisional.released()).isEqualTo(Instant.parse("2023-10-17T23:00:00Z"));
        assertThat(recorded("S10", "310000", "gdp", "2023").status()).isEqualTo(Status.Q);
        assertThat(recorded("S10", "310000", "gdp", "2023").value()).isNull();
    }

    @Test
    void sdmxCsvWithLabelsMultipliersAndActions() {
        Posted.territory("S21");

        post("application/vnd.sdmx.data+csv;version=2.1.0;labels=both", "S21", "sdmx-2.1.csv")
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(4))
                .body("notes", contains("column 'COMMENT' is not used"))
                .body("errors.row", contains(5, 6, 7, 8))
                .body(
                        "errors.column",
                        contains("REF_AREA: Reference area", "ACTION", "UNIT_MULT: Multiplier", "ACTION"))
                .body("errors[0].value", equalTo("999999: Nowhere"))
                .body("errors[3].reason", containsString("would withdraw more than one figure"));
        Observation suzhou = recorded("S21", "320500", "gdp", "2023");
        assertThat(suzhou.value()).isEqualTo(2.46534e12);
        assertThat(suzhou.status()).isEqualTo(Status.P);
        assertThat(suzhou.source()).isEqualTo("Yearbook: part 2");
        assertThat(recorded("S21", "310000", "gdp", "2023-Q4").status()).isEqualTo(Status.O);
    }

    @Test
    void aReplacedFigureIsANewReleaseAndAWithdrawnOneKeepsItsHistory() {
        Posted.territory("SRD");
        post("application/vnd.sdmx.data+csv;version=2.0.0", "SRD", "sdmx-2.1.csv")
                .body("accepted", equalTo(3));

        post("application/vnd.sdmx.data+csv;version=2.1.0", "SRD", "sdmx-2.1-revision.csv")
                .body("accepted", equalTo(2))
                .body("conflicts", equalTo(0));
        assertThat(recorded("SRD", "310000", "gdp", "2023").value()).isEqualTo(4.73005e12);
        Observation withdrawn = recorded("SRD", "320500", "gdp", "2023");
        assertThat(withdrawn.value()).isNull();
        assertThat(withdrawn.status()).isEqualTo(Status.O);
        assertThat(recorded("SRD").stream().filter(o -> o.city().equals("320500")))
                .extracting(Observation::value)
                .containsExactly(2.46534e12, null);
        post("application/vnd.sdmx.data+csv;version=2.1.0", "SRD", "sdmx-2.1-revision.csv")
                .body("unchanged", equalTo(2));
    }

    @Test
    void sdmxThatCannotBeReadSaysWhatIsMissing() {
        Posted.territory("SNO");
        post(
                        "application/vnd.sdmx.data+csv",
                        "SNO",
                        "STRUCTURE,STRUCTURE_ID,INDICATOR,OBS_VALUE\n".getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .statusCode(400)
                .body("detail", containsString("REF_AREA"))
                .body("detail", containsString("TIME_PERIOD"));
        post("application/vnd.sdmx.data+csv;version=3.0.0", "SNO", new byte[] {1}, Map.of())
                .statusCode(415);
        post("application/vnd.sdmx.data+json", "SNO", "{\"meta\": {}}".getBytes(StandardCharsets.UTF_8), Map.of())
                .statusCode(400)
                .body("detail", containsString("data.structures"));
    }

    @Test
    void sdmxJsonAsSeriesNamesTheKeyOfWhatItRejects() {
        Posted.territory("SJS");

        post("application/vnd.sdmx.data+json;version=2.0.0", "SJS", "sdmx-2.1-series.json")
                .body("received", equalTo(7))
                .body("accepted", equalTo(5))
                .body("errors.key", contains("series 1:1, observation 0", "series 1:1, observation 7"))
                .body("errors.column", contains("OBS_VALUE", "TIME_PERIOD"));
        assertThat(recorded("SJS", "320500", "gdp", "2023").value()).isEqualTo(2.46534e12);
        assertThat(recorded("SJS", "320500", "gdp", "2023").status()).isEqualTo(Status.P);
        assertThat(recorded("SJS", "320500", "gdp", "2023").source()).isEqualTo("NBS:CITY(1.0.0)");
        assertThat(recorded("SJS", "310000", "gdp", "2023").status()).isEqualTo(Status.L);
        assertThat(recorded("SJS", "320500", "population", "2022").status()).isEqualTo(Status.O);
    }

    @Test
    void sdmxJsonAsFlatObservations() {
        Posted.territory("SJF");

        post("application/vnd.sdmx.data+json;version=2.0.0", "SJF", "sdmx-2.0-flat.json")
                .body("accepted", equalTo(2));
        Observation first = recorded("SJF", "320500", "gdp", "2023-Q1");
        assertThat(first.value()).isEqualTo(5.5835e11);
        assertThat(first.source()).isEqualTo("Bulletin");
    }

    @Test
    void jsonStatAsASparseCube() {
        Posted.territory("JST");

        post("application/json", "JST", "cities.json-stat.json")
                .body("accepted", equalTo(6))
                .body("notes", hasItem("read as JSON_STAT"))
                .body("errors.key", contains("indicator=population, city=310000, year=2022, sex=T"))
                .body("errors.column", contains("value"));
        assertThat(recorded("JST", "320500", "gdp", "2023").status()).isEqualTo(Status.P);
        assertThat(recorded("JST", "310000", "gdp", "2022").status()).isEqualTo(Status.Q);
        Observation people = recorded("JST", "320500", "population", "2023");
        assertThat(people.value()).isEqualTo(12_958_000.0);
        assertThat(people.source()).isEqualTo("Yearbook of the delta");
        assertThat(people.released()).isEqualTo(Instant.parse("2024-09-30T09:00:00Z"));
    }

    @Test
    void aCubeThatWouldMixFiguresIsRefused() {
        Posted.territory("JSM");
        String mixed = new String(file("cities.json-stat.json"), StandardCharsets.UTF_8)
                .replace("{\"T\": \"Total\"}", "{\"F\": \"Women\", \"M\": \"Men\"}")
                .replace("[2, 2, 2, 1]", "[2, 2, 2, 2]");

        post("application/json", "JSM", mixed.getBytes(StandardCharsets.UTF_8), Map.of())
                .statusCode(400)
                .body("detail", startsWith("Dimension sex has 2 categories"));
    }

    @Test
    void theWorldBanksAnswer() {
        Posted.territory("WBK");

        post("application/json", "WBK", file("world-bank.json"), Map.of("unit", "persons"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("errors.column", contains("indicator.id"))
                .body("errors.key", contains("310000 SP.POP.TOTL 2022"))
                .body("notes", hasItems(startsWith("this is page 1 of 2"), startsWith("1 figure has no value")));
        assertThat(recorded("WBK", "320500", "population", "2023").source()).isEqualTo("World Bank, source 2");
        assertThat(recorded("WBK", "320500", "population", "2023").released())
                .isEqualTo(Instant.parse("2024-09-19T00:00:00Z"));
        assertThat(recorded("WBK", "310000", "population", "2023-Q2").status()).isEqualTo(Status.E);
        post(
                        "application/json",
                        "WBK",
                        "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"not valid\"}]}]"
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .statusCode(400)
                .body("detail", containsString("Invalid value: not valid"));
    }

    @Test
    void bothFormsOfTheChineseStatisticsBureau() {
        Posted.territory("NBO");
        Posted.territory("NBN");

        post("application/json", "NBO", "stats-gov-cn-easyquery.json")
                .body("accepted", equalTo(2))
                .body("errors.column", contains("zb"))
                .body("errors.key", contains("zb.A0201_reg.310000_sj.202305"))
                .body("notes", hasItem(startsWith("1 node has hasdata false")));
        post("application/json", "NBN", "stats-gov-cn-stream.json")
                .body("accepted", equalTo(3))
                .body("errors.column", contains("_id"))
                .body("notes", hasItem("1 value is empty: not taken for a figure"));
        for (String territory : List.of("NBO", "NBN")) {
            assertThat(recorded(territory, "320500", "gdp", "2023").value()).isEqualTo(2.46534e12);
            assertThat(recorded(territory, "310000", "gdp", "2023-Q2").value()).isEqualTo(2.139017e12);
            assertThat(recorded(territory, "320500", "gdp", "2023").source())
                    .isEqualTo("National Bureau of Statistics of China");
        }
    }

    @Test
    void aFigureMayHaveSeveralStatuses() {
        Posted.territory("SET");
        String table =
                "STRUCTURE[;],STRUCTURE_ID,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,UPDATED\n"
                        + "dataflow,NBS:CITY(1.0),320500,gdp,2023,1,P;B,CNY,2024-03-20\n";

        post("application/vnd.sdmx.data+csv;version=2.0.0", "SET", table.getBytes(StandardCharsets.UTF_8), Map.of())
                .body("accepted", equalTo(1));
        Posted.observations("SET", "320500,gdp,2023,1,CNY,NBS:CITY(1.0),B|P,2024-03-20\n")
                .body("unchanged", equalTo(1));
        assertThat(recorded("SET", "320500", "gdp", "2023").status()).isEqualTo(Status.B);
        assertThat(recorded("SET", "320500", "gdp", "2023").statuses()).containsExactly(Status.B, Status.P);
        Awaitility.await()
                .untilAsserted(() -> given().queryParam("territory", "SET")
                        .get("/api/v1/observations")
                        .then()
                        .body("items[0].status", equalTo("B"))
                        .body("items[0].statuses", contains("B", "P")));
        assertThat(given().queryParam("territory", "SET")
                        .get("/api/v1/observations.csv")
                        .asString())
                .contains(",B|P,");
        Posted.observations("SET", "320500,gdp,2022,1,CNY,s,B|X,\n")
                .body("errors[0].reason", containsString("'B|X' is no observation status"));
    }

    @Test
    void rejectedRowsComeBackAsTheSameTableWithTheReason() {
        Posted.territory("ERR");

        String table = given().contentType("application/vnd.sdmx.data+csv;version=1.0.0")
                .accept("text/csv")
                .queryParam("territory", "ERR")
                .body(file("sdmx-1.0.csv"))
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .header("Secunda-Accepted", "3")
                .header("Secunda-Rejected", "1")
                .extract()
                .asString();

        assertThat(table.lines())
                .containsExactly(
                        "DATAFLOW,LAST UPDATE,freq,unit,indicator,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,error",
                        "ESTAT:CITY_ECON(1.0),17/10/23 23:00:00,A,CNY,gdp,310000,2022,\"4,465,280\",,"
                                + "\"OBS_VALUE: '4,465,280' has thousands separators; write 4465280\"");
    }

    @Test
    void aYearbookTableWithOurCodesGoesInAsItIsAndItsRejectedCellsComeBack() {
        Posted.territory("WID");
        String table = "指标：GDP,,\n地区,2023年,2022年\n320500,24653.4,23958.3\n310000,47218.66,约4万\n330000,\"1\",\n"
                + "数据来源：国家统计局,,\n";

        String rejected = given().contentType("text/csv")
                .accept("text/csv")
                .queryParam("territory", "WID")
                .queryParam("variable", "gdp")
                .queryParam("unit", "100 million CNY")
                .body(table.getBytes(Charset.forName("GB18030")))
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .header("Secunda-Received", "5")
                .header("Secunda-Accepted", "3")
                .extract()
                .asString();

        assertThat(rejected.lines())
                .containsExactly(
                        "地区,2023年,2022年,error",
                        "310000,47218.66,约4万,\"2022年: '约4万' is no number; write digits with a decimal point, such as 1234.5\"",
                        rejected.lines().skip(2).findFirst().orElseThrow());
        assertThat(rejected.lines().skip(2))
                .singleElement()
                .asString()
                .startsWith("330000,1,,")
                .contains("地区: ");
        assertThat(recorded("WID", "310000", "gdp", "2023").source()).isEqualTo("国家统计局");
    }

    @Test
    void aTableThatDoesNotSayWhatItIsAboutIsRefused() {
        Posted.territory("WIN");
        Posted.csv("observations", "WIN", "地区,2023年,2022年\n320500,1,2\n")
                .statusCode(400)
                .body("detail", containsString("does not say of which variable it is"));
    }
}
