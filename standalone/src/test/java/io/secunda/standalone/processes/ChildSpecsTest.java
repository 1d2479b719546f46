package io.secunda.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildSpecsTest {

    @TempDir
    private Path home;

    private ChildSpecs specs;

    @BeforeEach
    void build() throws IOException {
        for (String service : List.of("ingestion-service", "metrics-service", "policy-service", "gateway")) {
            Path app = Files.createDirectories(home.resolve(service).resolve("target/quarkus-app"));
            Files.createFile(app.resolve("quarkus-run.jar"));
        }
        specs = new ChildSpecs(home, new DataFolder(home.resolve("data")), 8080);
    }

    @Test
    void everyServiceIsToldWhoStartedIt() {
        String pid = String.valueOf(ProcessHandle.current().pid());

        assertThat(List.of(specs.ingestion(), specs.metrics(), specs.policy(), specs.gateway("sk_x")))
                .allSatisfy(spec -> assertThat(spec.environment()).containsEntry("SECUNDA_PARENT_PID", pid));
    }

    @Test
    void theAdminKeyIsOnNoCommandLine() {
        ChildSpec gateway = specs.gateway("sk_secret");

        assertThat(gateway.environment()).containsEntry("SECUNDA_ACCESS_ADMIN_KEY", "sk_secret");
        assertThat(gateway.command()).noneMatch(word -> word.contains("sk_secret"));
    }

    @Test
    void theGatewayKeepsTheKeyOfWebhooksInTheDataFolder() {
        assertThat(specs.gateway("sk_x").environment().get("SECUNDA_WEBHOOKS_KEY_FILE"))
                .endsWith("webhooks.key");
    }

    @Test
    void whatStandsOnOtherThingsIsInAHigherLayer() {
        assertThat(specs.gateway("sk_x").layer()).isGreaterThan(specs.metrics().layer());
    }

    @Test
    void whatIsNotBuiltIsToldWithHowToBuildIt() {
        assertThatThrownBy(specs::broker)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("embedded")
                .hasMessageContaining("is missing: start by ./secunda, which builds it");
    }
}
