package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class FlowsAndAgreementsTest {

    private static final String AGREEMENTS =
            "id,signed,ends,kind,participants,leads,levels,milestones_due,milestones_delivered,source\n";

    TestCluster cluster;

    @Test
    void flowsKeepTheUnitTheyComeIn() {
        Posted.territory("FLOW");
        String rows = "origin_code,destination_code,kind,period,value,unit,source\n"
                + "320500,310000,trains,2016-03-16,127,trains a day,timetable\n"
                + "310000,320500,trains,2016-03-16,-1,trains a day,timetable\n"
                + "310000,999999,trains,2016-03-16,1,trains a day,timetable\n";

        Posted.csv("flows", "FLOW", rows)
                .body("accepted", equalTo(1))
                .body("errors.column", contains("value", "destination_code"));
        Posted.csv("flows", "FLOW", rows).body("unchanged", equalTo(1));

        var records = RecordsOnTopic.of(cluster, Topic.FLOWS, "FLOW/");
        assertThat(records).hasSize(1);
        assertThat(Envelope.from(records.get(0).headers()).subject()).isEqualTo("pair:320500~310000/trains/2016-03-16");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/flows?territory=FLOW&kind=trains")
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].unit", equalTo("trains a day")));
        given().get("/api/v1/flows?territory=FLOW&origin=310000").then().body("items", hasSize(0));
    }

    @Test
    void whatIsRejectedComesBackAsTheSameTableWithTheReason() {
        Posted.territory("FAR");

        assertThat(rejected("flows", """
                kind,origin,destination_code,period,value,unit,source,Remark
                trains,320500,310000,2016,127,trains,timetable,fine
                trains,310000,320500,2016,-1,trains,timetable,"a, b"
                """)).isEqualToNormalizingNewlines("""
                kind,origin,destination_code,period,value,unit,source,Remark,error
                trains,310000,320500,2016,-1,trains,timetable,"a, b",value: is negative; a flow is 0 or more
                """);
        assertThat(rejected("agreements", AGREEMENTS + """
                A-1,2006-11,,joint_park,320500|310000,,,,,report
                A-2,,,joint_park,320500|310000,,,,,report
                """))
                .startsWith(AGREEMENTS.strip() + ",error")
                .contains("\nA-2,,,joint_park,320500|310000,,,,,report,")
                .doesNotContain("A-1,")
                .contains("signed: is missing");
    }

    private static String rejected(String path, String table) {
        return given().contentType("text/csv; charset=UTF-8")
                .accept("text/csv")
                .queryParam("territory", "FAR")
                .body(table)
                .post("/api/v1/" + path)
                .then()
                .statusCode(200)
                .header("Secunda-Received", "2")
                .header("Secunda-Accepted", "1")
                .header("Secunda-Rejected", "1")
                .extract()
                .asString();
    }

    @Test
    void agreementsAreAmendedByALaterRowAndUnchangedByTheSame() {
        Posted.territory("AGR");
        String row =
                "A-1,2006-11,,joint_park,320500|310000|888888,320500|provincial,municipal|Provincial,2016|2020,2016|,report\n";

        Posted.csv("agreements", "AGR", AGREEMENTS + row)
                .body("accepted", equalTo(1))
                .body("notes", hasItem(containsString("participant '888888' is no city")));
        Posted.csv("agreements", "AGR", AGREEMENTS + row).body("unchanged", equalTo(1));
        Posted.csv("agreements", "AGR", AGREEMENTS + row.replace("2016|,", "2016|2021,"))
                .body("accepted", equalTo(1));
        Posted.csv(
                        "agreements",
                        "AGR",
                        AGREEMENTS
                                + "A-2,2006,2005,x,320500,,,,,s\nA-3,2006,,x,777,,,,,s\nA-4,2006,,x,320500,king,,,,s\n"
                                + "A-5,2006,,x,320500,,village,,,s\nA-6,2006,,x,320500,,,2010,2010|2011,s\nA-7,soon,,x,320500,,,,,s\n")
                .body("accepted", equalTo(0))
                .body(
                        "errors.column",
                        contains("ends", "participants", "leads", "levels", "milestones_delivered", "signed"));

        var records = RecordsOnTopic.of(cluster, Topic.AGREEMENTS, "AGR/");
        assertThat(records).hasSize(2);
        Agreement last = Json.read(records.get(1).value(), Agreement.class);
        assertThat(last.milestones()).hasSize(2).allMatch(m -> m.delivered() != null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/agreements?territory=AGR&includeHistory=true")
                        .then()
                        .body("items", hasSize(2)));
        given().get("/api/v1/agreements?territory=AGR&city=320500")
                .then()
                .body("items", hasSize(1))
                .body("items[0].milestones[1].delivered", equalTo("2021"));
        given().get("/api/v1/agreements.csv?territory=AGR").then().body(containsString("320500|310000|888888"));
    }
}
