package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dashboard, alerts and scrape configuration are of the form that Grafana and Prometheus read; {@link TraceIT} asks a running system. */
class MonitoringTest {

    private static final Set<String> RULE = Set.of("alert", "expr", "for", "keep_firing_for", "labels", "annotations");

    @Test
    void theDashboardCanBeImported() throws IOException {
        JsonNode dashboard = MonitoringFiles.dashboard();
        assertThat(dashboard.path("title").asText()).isEqualTo("Secunda");
        assertThat(dashboard.path("uid").asText()).matches("[a-zA-Z0-9_-]{1,40}");
        assertThat(dashboard.path("id").isNull()).as("is given by Grafana").isTrue();
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> placed = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).as(title).isBetween(1, 24);
            assertThat(placed).as(title).noneMatch(other -> overlap(other, at));
            placed.add(at);
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("type").asText()).isIn("timeseries", "stat");
                assertThat(panel.path("description").asText()).as(title).isNotBlank();
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).as(title).isNotEmpty().allSatisfy(target -> {
                    assertThat(target.path("refId").asText()).matches("[A-Z]");
                    assertThat(target.path("expr").asText()).isNotBlank();
                });
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.path("x").asInt() < other.path("x").asInt() + other.path("w").asInt()
                && other.path("x").asInt()
                        < one.path("x").asInt() + one.path("w").asInt()
                && one.path("y").asInt()
                        < other.path("y").asInt() + other.path("h").asInt()
                && other.path("y").asInt()
                        < one.path("y").asInt() + one.path("h").asInt();
    }

    @Test
    void theAlertsAreRulesOfPrometheus() throws IOException {
        JsonNode groups = MonitoringFiles.yaml("alerts.yaml").path("groups");
        assertThat(groups).hasSize(1);
        Set<String> names = new HashSet<>();
        for (JsonNode rule : groups.path(0).path("rules")) {
            String name = rule.path("alert").asText();
            assertThat(name).matches("Secunda[A-Za-z]+");
            assertThat(names.add(name)).as(name).isTrue();
            rule.fieldNames()
                    .forEachRemaining(field -> assertThat(RULE).as(name).contains(field));
            assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
            if (rule.has("for")) {
                assertThat(rule.path("for").asText()).matches("\\d+[smhd]");
            }
        }
        assertThat(names)
                .contains(
                        "SecundaServiceDown",
                        "SecundaServiceNotReady",
                        "SecundaLagGrows",
                        "SecundaDeadLetters",
                        "SecundaDeliveryQueueGrows",
                        "SecundaEndpointDisabled",
                        "SecundaFiguresAreOld",
                        "SecundaAdviceIsLate",
                        "SecundaDiskFills");
    }

    @Test
    void everyExpressionIsClosedAndExplained() throws IOException {
        String explained = Files.readString(Path.of("../docs/operations.md"));
        for (String expression : MonitoringFiles.expressions()) {
            assertThat(count(expression, '(')).as(expression).isEqualTo(count(expression, ')'));
            assertThat(count(expression, '{')).as(expression).isEqualTo(count(expression, '}'));
            assertThat(count(expression, '[')).as(expression).isEqualTo(count(expression, ']'));
            assertThat(count(expression, '"') % 2).as(expression).isZero();
        }
        assertThat(MonitoringFiles.metrics())
                .hasSizeGreaterThan(25)
                .filteredOn(metric -> metric.startsWith("secunda_"))
                .allSatisfy(metric -> assertThat(explained).contains("`" + metric.replaceFirst("_bucket$", "") + "`"));
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }

    @Test
    void prometheusScrapesTheServicesOfCompose() throws IOException {
        String compose = Files.readString(Path.of("../docker-compose.yml"));
        List<String> jobs = new ArrayList<>();
        for (JsonNode job : MonitoringFiles.yaml("prometheus.yml").path("scrape_configs")) {
            jobs.add(job.path("job_name").asText());
            assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
            String target = job.at("/static_configs/0/targets/0").asText();
            String service = target.split(":")[0];
            assertThat(service).isEqualTo(job.path("job_name").asText());
            assertThat(compose).contains("\n  " + service + ":\n");
            String port = Files.readString(Path.of("..", service, "src/main/resources/application.properties"));
            assertThat(port).contains("quarkus.http.port=" + target.split(":")[1]);
        }
        assertThat(jobs).containsExactlyInAnyOrderElementsOf(RunningSystem.SERVICES);
        assertThat(compose).contains("./deploy/monitoring/alerts.yaml:", "./deploy/monitoring/prometheus.yml:");
    }
}
