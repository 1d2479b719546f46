package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.UserError;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The children of one run: what they are, on which ports, and how much memory each may take.
 *
 * <p>Heaps are limited so that everything together stays below 2 GiB after the sample. The limits are ceilings: what
 * holds what is known of many territories (broker's cache, store, metrics, policy) may grow, what only passes figures
 * on may not. The serial collector and the first compiler alone make a JVM small and quick to start; the broker gets
 * both compilers, and so do ingestion, which reads every row, and store and metrics, whose heaps breathe.
 */
final class ChildSpecs {

    private static final String VERSION = "0.1.0";
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(30);

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30");
    private static final List<String> COMPUTING =
            List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30");

    /** For what fills its heap in bursts: collects also while idle, and gives back what it no longer needs. */
    private static final List<String> BREATHING = List.of(
            "-XX:+UseG1GC",
            "-XX:G1PeriodicGCInterval=10000",
            "-Xss512k",
            "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30");

    static final String BROKER = "broker";
    static final String STORE = "store";
    static final String INGESTION = "ingestion-service";
    static final String METRICS = "metrics-service";
    static final String POLICY = "policy-service";
    static final String GATEWAY = "gateway";

    private final Path home;
    private final DataFolder folder;
    private final int brokerPort;
    private final int storePort;
    private final int ingestionPort;
    private final int metricsPort;
    private final int policyPort;
    private final int gatewayPort;

    /**
     * @param home root of the checkout, where the modules are
     * @param gatewayPort port of the gateway; the others get free ones
     */
    ChildSpecs(Path home, DataFolder folder, int gatewayPort) {
        List<Integer> free = Ports.free(5);
        this.home = home;
        this.folder = folder;
        this.brokerPort = free.get(0);
        this.storePort = free.get(1);
        this.ingestionPort = free.get(2);
        this.metricsPort = free.get(3);
        this.policyPort = free.get(4);
        this.gatewayPort = gatewayPort;
    }

    /** What clients of the broker take as {@code bootstrap.servers}. */
    String brokerAddress() {
        return "localhost:" + brokerPort;
    }

    ChildSpec broker() {
        return broker(folder.kafka());
    }

    /** @param files where the broker keeps its files */
    ChildSpec broker(Path files) {
        var command = java(COMPUTING, "-Xmx384m", "-Xms96m");
        command.addAll(
                List.of("-cp", embeddedClassPath(), "io.secunda.embedded.EmbeddedBroker", "--dir", files.toString()));
        command.addAll(List.of(
                "--port", String.valueOf(brokerPort), "--log", log(BROKER).toString()));
        command.add("--exit-with-parent");
        return new ChildSpec(BROKER, command, Map.of(), log(BROKER), null, 0, BROKER_PATIENCE);
    }

    ChildSpec store() {
        var command = java(BREATHING, "-Xmx3g", "-Xms32m");
        command.addAll(List.of("-cp", embeddedClassPath(), "io.secunda.embedded.EmbeddedStore"));
        command.addAll(
                List.of("--port", String.valueOf(storePort), "--log", log(STORE).toString()));
        command.add("--exit-with-parent");
        return new ChildSpec(STORE, command, Map.of(), log(STORE), null, 1, SERVICE_PATIENCE);
    }

    ChildSpec ingestion() {
        return service(INGESTION, ingestionPort, java(COMPUTING, "-Xmx1g"), Map.of());
    }

    ChildSpec metrics() {
        return service(
                METRICS,
                metricsPort,
                java(BREATHING, "-Xmx2g", "-Xms64m"),
                Map.of(
                        "SECUNDA_METRICS_STATE_DIR",
                        folder.state().resolve(METRICS).toString()));
    }

    ChildSpec policy() {
        return service(
                POLICY,
                policyPort,
                java(SMALL, "-Xmx1g"),
                Map.of(
                        "SECUNDA_POLICY_STREAM_STATE_DIR",
                        folder.state().resolve(POLICY).toString()));
    }

    /** @param adminKey handed over in the environment, since every user of the machine can read a command line */
    ChildSpec gateway(String adminKey) {
        return service(
                GATEWAY,
                gatewayPort,
                java(SMALL, "-Xmx256m"),
                Map.of(
                        "SECUNDA_ACCESS_ADMIN_KEY",
                        adminKey,
                        "SECUNDA_WEBHOOKS_KEY_FILE",
                        folder.webhooksKey().toString(),
                        "SECUNDA_SERVICES_INGESTION",
                        "http://localhost:" + ingestionPort,
                        "SECUNDA_SERVICES_METRICS",
                        "http://localhost:" + metricsPort,
                        "SECUNDA_SERVICES_POLICY",
                        "http://localhost:" + policyPort));
    }

    /** Where a service drops its views, to be filled again from the topics. */
    List<URI> rebuilds() {
        return List.of(ingestionPort, metricsPort, policyPort).stream()
                .map(port -> URI.create("http://localhost:" + port + "/internal/rebuild"))
                .toList();
    }

    private ChildSpec service(String name, int port, List<String> java, Map<String, String> environment) {
        var command = new ArrayList<>(java);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dkafka.bootstrap.servers=localhost:" + brokerPort);
        command.add("-Dquarkus.mongodb.connection-string=mongodb://localhost:" + storePort);
        command.add("-Dquarkus.console.color=false");
        command.add("-jar");
        command.add(built(home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar"))
                .toString());
        URI ready = URI.create("http://localhost:" + port + "/q/health/ready");
        // settings of ours go by the environment: on the command line, those without a place in a service are an error
        var variables = new HashMap<>(environment);
        variables.put(
                "SECUNDA_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        return new ChildSpec(
                name, command, variables, log(name), ready, name.equals(GATEWAY) ? 3 : 2, SERVICE_PATIENCE);
    }

    private static List<String> java(List<String> flags, String... heap) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(heap));
        return command;
    }

    private String embeddedClassPath() {
        Path target = home.resolve("embedded/target");
        built(target.resolve("libs"));
        return built(target.resolve("embedded-" + VERSION + ".jar")) + File.pathSeparator + target.resolve("libs")
                + File.separator + "*";
    }

    private Path built(Path file) {
        if (!Files.exists(file)) {
            throw UserError.failed(file + " is missing: start by ./secunda, which builds it, or run"
                    + " ./mvnw package -DskipTests in " + home);
        }
        return file;
    }

    private Path log(String name) {
        return folder.logs().resolve(name + ".log");
    }
}
