package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each service is made of stands beside its package, with versions and licences. */
class SbomTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "ingestion-service, kafka-clients mongodb-driver-sync quarkus-rest jackson-databind",
        "metrics-service, kafka-clients kafka-streams mongodb-driver-sync quarkus-rest jackson-databind",
        "policy-service, kafka-clients kafka-streams mongodb-driver-sync quarkus-rest jackson-databind",
        "gateway, kafka-clients quarkus-rest vertx-http-proxy jackson-databind"
    })
    void namesWhatAServiceIsMadeOf(String service, String parts) throws IOException {
        JsonNode sbom =
                JSON.readTree(Path.of("..", service, "target", "sbom.json").toFile());

        assertThat(sbom.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo(service);
        Map<String, JsonNode> components = new HashMap<>();
        List<String> unlicensed = new ArrayList<>();
        for (JsonNode component : sbom.get("components")) {
            components.put(component.get("name").asText(), component);
            assertThat(component.get("version").asText()).isNotBlank();
            if (component.path("licenses").isEmpty()
                    && !component.path("group").asText().equals("io.secunda")) {
                unlicensed.add(component.get("purl").asText());
            }
        }
        assertThat(components).containsKeys(parts.split(" "));
        assertThat(components).as("what only tests use").doesNotContainKeys("assertj-core", "junit-jupiter-api");
        assertThat(unlicensed).isEmpty();
    }
}
