package io.secunda.standalone.backup;

import io.secunda.standalone.processes.DataFolder;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which Kafka a command reads or writes. */
final class BrokerOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".secunda",
            description = "Data folder of a system on this machine (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".secunda");

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,…",
            description = "A Kafka cluster in place of that of the data folder.")
    private @Nullable String bootstrap;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of Kafka clients, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path config;

    DataFolder folder() {
        return new DataFolder(data);
    }

    /** Whether a cluster was named. */
    boolean elsewhere() {
        return bootstrap != null;
    }

    /** Settings of clients of the cluster that was named. */
    Map<String, Object> settings() {
        return settings(String.valueOf(bootstrap));
    }

    /** Settings of clients of a broker. */
    Map<String, Object> settings(String address) {
        Map<String, Object> settings = new HashMap<>();
        if (config != null) {
            try (Reader reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
                var properties = new Properties();
                properties.load(reader);
                properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            } catch (IOException | IllegalArgumentException e) {
                throw UserError.usage("--kafka-config " + config + " cannot be read: " + e.getMessage());
            }
        }
        settings.put("bootstrap.servers", address);
        settings.putIfAbsent("default.api.timeout.ms", 20_000);
        settings.putIfAbsent("request.timeout.ms", 10_000);
        return settings;
    }

    /** Connects. */
    Broker connect(Map<String, Object> settings) {
        try {
            return new Broker(settings);
        } catch (org.apache.kafka.common.KafkaException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw UserError.failed("Kafka at " + settings.get("bootstrap.servers") + " cannot be reached: " + why);
        }
    }
}
