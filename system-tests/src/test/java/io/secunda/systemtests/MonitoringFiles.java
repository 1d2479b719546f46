package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of deploy/monitoring, and what they ask Prometheus. */
final class MonitoringFiles {

    static final Path FOLDER = Path.of("../deploy/monitoring");

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:secunda|kafka|http_server|jvm|process|system|disk)_[a-z0-9_]+\\b");

    private MonitoringFiles() {}

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile());
    }

    static JsonNode yaml(String name) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(FOLDER.resolve(name).toFile());
    }

    /** All expressions of the dashboard and of the alerts. */
    static List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        dashboard().findValues("expr").forEach(expression -> all.add(expression.asText()));
        yaml("alerts.yaml").findValues("expr").forEach(expression -> all.add(expression.asText()));
        return all;
    }

    /** The metrics that they name. */
    static Set<String> metrics() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher named = METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""));
            while (named.find()) {
                metrics.add(named.group());
            }
        }
        return metrics;
    }
}
