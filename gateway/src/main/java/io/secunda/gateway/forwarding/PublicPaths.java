package io.secunda.gateway.forwarding;

import static io.secunda.gateway.forwarding.Service.INGESTION;
import static io.secunda.gateway.forwarding.Service.METRICS;
import static io.secunda.gateway.forwarding.Service.POLICY;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be reached from outside. What is not here is not there, whatever a service happens to answer:
 * the services' own health, metrics and internals stay inside.
 */
final class PublicPaths {

    private static final String API = "/api/v1";

    private static final List<Operation> OPERATIONS = operations();

    /** Paths that files are served from; what is missing below them is told by who serves them. */
    private static final List<String> TREES = List.of("/q/health", "/docs", "/app", "/vendor");

    private static final List<String> PAGES = List.of(
            "/",
            "/index.html",
            "/openapi",
            "/asyncapi",
            "/asyncapi/asyncapi.json",
            "/q/metrics",
            "/q/health",
            "/docs",
            "/favicon.ico",
            "/favicon.svg");

    private PublicPaths() {}

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        collection(all, "/territories", INGESTION);
        read(all, "/territories/{territory}", INGESTION);
        for (String places : List.of("/territories/{territory}/cities", "/territories/{territory}/regions")) {
            collection(all, places, INGESTION);
            read(all, places + ".geojson", INGESTION);
        }
        read(all, "/territories/{territory}/regions/{region}", INGESTION);
        all.add(new Operation("POST", API + "/territories/{territory}/geography", INGESTION));
        read(all, "/territories/{territory}/datapackage.zip", null);
        for (String figures : List.of("/observations", "/flows", "/agreements")) {
            collection(all, figures, INGESTION);
            all.add(new Operation("POST", API + figures, INGESTION));
        }
        exchanged(all, "/observations", INGESTION);
        read(all, "/observations.geojson", INGESTION);
        exchanged(all, "/flows", INGESTION);
        for (String path : List.of("/imports", "/imports/{id}", "/imports/{id}/events")) {
            read(all, path, INGESTION);
        }
        collection(all, "/indicators", METRICS);
        exchanged(all, "/indicators", METRICS);
        read(all, "/indicators.geojson", METRICS);
        read(all, "/territories/{territory}/cities/{city}/diagnosis", METRICS);
        read(all, "/territories/{territory}/regions/{region}/partnerships", METRICS);
        for (String form : List.of("", ".md", ".html")) {
            read(all, "/territories/{territory}/regions/{region}/brief" + form, null);
        }
        collection(all, "/recommendations", POLICY);
        exchanged(all, "/recommendations", POLICY);
        read(all, "/recommendations.geojson", null);
        read(all, "/recommendations/{id}", POLICY);
        read(all, "/recommendations/{id}/provenance", POLICY);
        all.add(new Operation("POST", API + "/recommendations/{id}/decisions", POLICY));
        collection(all, "/catalogue/variables", INGESTION);
        collection(all, "/catalogue/indicators", METRICS);
        collection(all, "/catalogue/rules", POLICY);
        read(all, "/changes", null);
        all.add(new Operation("POST", API + "/scenarios", null));
        read(all, "/scenarios/{id}", null);
        read(all, "/rules", POLICY);
        read(all, "/rules/{id}", POLICY);
        all.add(new Operation("PUT", API + "/rules/{id}", POLICY));
        all.add(new Operation("DELETE", API + "/rules/{id}", POLICY));
        all.add(new Operation("POST", API + "/rules/{id}/backtest", POLICY));
        for (String path : List.of("/subscriptions", "/subscriptions/{id}", "/subscriptions/{id}/deliveries")) {
            read(all, path, null);
        }
        all.add(new Operation("POST", API + "/subscriptions", null));
        all.add(new Operation("POST", API + "/subscriptions/test", null));
        all.add(new Operation("PUT", API + "/subscriptions/{id}", null));
        all.add(new Operation("DELETE", API + "/subscriptions/{id}", null));
        all.add(new Operation("POST", API + "/subscriptions/{id}/verify", null));
        all.add(new Operation("POST", API + "/subscriptions/{id}/secret", null));
        all.add(new Operation("POST", API + "/subscriptions/{id}/recover", null));
        all.add(new Operation("POST", API + "/subscriptions/{id}/deliveries/{event}/resend", null));
        read(all, "/audit", null);
        read(all, "/keys", null);
        all.add(new Operation("POST", API + "/keys", null));
        all.add(new Operation("POST", API + "/keys/{id}/rotate", null));
        all.add(new Operation("DELETE", API + "/keys/{id}", null));
        read(all, "/events", null);
        read(all, "/status", null);
        all.add(new Operation("POST", API + "/rebuild", null));
        all.add(new Operation("GET", "/schemas/{name}", null));
        return List.copyOf(all);
    }

    /** A collection is also there as a table. */
    private static void collection(List<Operation> all, String path, Service service) {
        read(all, path, service);
        read(all, path + ".csv", service);
    }

    /** Figures are also there in the forms that statistical offices and their tools exchange. */
    private static void exchanged(List<Operation> all, String path, Service service) {
        read(all, path + ".sdmx.csv", service);
        read(all, path + ".jsonstat", service);
        read(all, path + ".parquet", service);
    }

    private static void read(List<Operation> all, String path, @Nullable Service service) {
        all.add(new Operation("GET", API + path, service));
    }

    /** The operations on a path, of whatever method. A HEAD is a GET. */
    static List<Operation> on(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        return OPERATIONS.stream().filter(o -> o.matches(segments)).toList();
    }

    /** All operations. */
    static List<Operation> all() {
        return OPERATIONS;
    }

    /** Whether a path that is no operation is a page, or lies among files. */
    static boolean isPage(String path) {
        return PAGES.contains(path) || TREES.stream().anyMatch(tree -> path.startsWith(tree + "/"));
    }

    /** All there is, for somebody who asked for something else. */
    static List<String> listed() {
        return Stream.concat(
                        OPERATIONS.stream().map(Operation::toString).filter(text -> !text.endsWith(".csv")),
                        Stream.of(
                                "GET /",
                                "GET /docs",
                                "GET /openapi",
                                "GET /asyncapi",
                                "GET /q/health",
                                "GET /q/metrics"))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
