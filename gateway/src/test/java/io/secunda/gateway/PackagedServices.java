package io.secunda.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One server in place of the three services, with the tables of territory T. */
public final class PackagedServices implements QuarkusTestResourceLifecycleManager {

    /** What was asked, as it was written. */
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** Whether the recommendations fail. */
    static volatile boolean broken;

    /** Whether the second page of observations fails. */
    static volatile boolean breaking;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", PackagedServices::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "secunda.services.ingestion", address,
                "secunda.services.metrics", address,
                "secunda.services.policy", address,
                "secunda.data-package.licence.name", "CC-BY-4.0",
                "secunda.data-package.licence.path", "https://creativecommons.org/licenses/by/4.0/");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        ASKED.add(asked);
        String path = exchange.getRequestURI().getPath();
        String table = switch (path) {
            case "/api/v1/territories/T", "/api/v1/territories/NEW" -> "{}";
            case "/api/v1/territories/NEW/cities", "/api/v1/territories/NEW/regions" -> "code,name_en\n";
            case "/api/v1/flows" -> "origin,destination,value,source\na,b,3.0,Timetable\n";
            case "/api/v1/agreements" -> "territory,id\nT,A-1\n";
            case "/api/v1/territories/T/cities" -> "code,name_en,lon,lat\na,City A,1.5,2.5\n";
            case "/api/v1/territories/T/regions" -> "region_id,cores\nR,1\n";
            case "/api/v1/catalogue/variables" -> asked.contains("NEW") ? "" : "id,tracked\ngdp,true\n";
            case "/api/v1/observations" -> observations(exchange, asked);
            case "/api/v1/indicators" -> "subject,value,reason\nregion:R,,low_coverage\n";
            case "/api/v1/recommendations" -> broken ? "" : ofJson(exchange) ? RECOMMENDATIONS : "id,severity\n";
            case "/api/v1/territories/T/cities.geojson" -> """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1.5, 2.5]}},
                  {"type": "Feature", "id": "b", "geometry": {"type": "Point", "coordinates": [3.5, 4.5]}}]}""";
            case "/api/v1/territories/T/regions.geojson" -> """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "R", "geometry": {"type": "MultiPoint", "coordinates": [[1.5, 2.5], [3.5, 4.5]]}},
                  {"type": "Feature", "id": "Q", "geometry": null}]}""";
            case "/api/v1/territories/X/cities.geojson", "/api/v1/territories/X/regions.geojson" -> "";
            default -> "";
        };
        byte[] body = table.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.length > 0 ? 200 : path.contains("recommendations") ? 500 : 404, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static boolean ofJson(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Accept").startsWith("application/json");
    }

    private static String recommendation(String subject) {
        return """
                {"id": "rule~%1$s", "territory": "T", "rule": "rule", "subject": "%1$s", "names": {"en": "Name", "zh": "名"},
                 "role": null, "state": "raised", "severity": 0.5, "confidence": 0.9, "theme": "coexistence",
                 "mismatch": "place", "title": {"en": "Title", "zh": "题"}, "levels": ["national"], "period": "2020",
                 "strength": "strong", "evidence": [], "raised": "2024-01-01T00:00:00Z",
                 "recorded": "2024-01-01T00:00:00Z"}""".formatted(subject);
    }

    private static final String RECOMMENDATIONS = "{\"items\": ["
            + Stream.of("city:a@R", "pair:a~b@R", "pair:a~z@R", "region:R", "region:Q", "territory:T")
                    .map(PackagedServices::recommendation)
                    .collect(Collectors.joining(","))
            + "], \"next\": \"p2\"}";

    /** Two pages. */
    private static String observations(HttpExchange exchange, String asked) {
        String header = "city,period,value,source,recorded\n";
        if (asked.contains("after=p2")) {
            if (breaking) {
                return "";
            }
            return header + "b,2020,7.0,\"Office \"\"B\"\", 2021\",2024-01-01T00:00:00Z\n";
        }
        exchange.getResponseHeaders().add("Link", "</api/v1/observations?territory=T&after=p2>; rel=\"next\"");
        return header + "a,2020,,\"Office,\nA\",2024-01-01T00:00:00Z\n";
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
