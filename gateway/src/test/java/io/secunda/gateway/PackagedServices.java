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

/** One server in place of the three services, with the tables of territory T. */
public final class PackagedServices implements QuarkusTestResourceLifecycleManager {

    /** What was asked, as it was written. */
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** Whether the recommendations fail. */
    static volatile boolean broken;

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
            case "/api/v1/territories/T" -> "{}";
            case "/api/v1/territories/T/cities" -> "code,name_en,lon,lat\na,City A,1.5,2.5\n";
            case "/api/v1/territories/T/regions" -> "region_id,cores\nR,1\n";
            case "/api/v1/catalogue/variables" -> "id,tracked\ngdp,true\n";
            case "/api/v1/observations" -> observations(exchange, asked);
            case "/api/v1/indicators" -> "subject,value,reason\nregion:R,,low_coverage\n";
            case "/api/v1/recommendations" -> broken ? "" : "id,severity\n";
            default -> "";
        };
        byte[] body = table.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.length > 0 ? 200 : path.contains("recommendations") ? 500 : 404, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Two pages. */
    private static String observations(HttpExchange exchange, String asked) {
        String header = "city,period,value,source,recorded\n";
        if (asked.contains("after=p2")) {
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
