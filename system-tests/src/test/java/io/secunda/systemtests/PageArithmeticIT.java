package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The small computations of the dashboard (ranks, periods, peers, counts), in the browser that has to do them. */
@EnabledIf(value = "chromiumInstalled", disabledReason = "Chromium and chromedriver are not installed")
class PageArithmeticIT {

    private static final List<Path> ROOTS = List.of(Path.of("../gateway/src/main/web"), Path.of("src/test/resources"));

    static boolean chromiumInstalled() {
        return Browser.installed();
    }

    @Test
    void everyCaseComesOutAsItSays(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path profile) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PageArithmeticIT::serve);
        server.start();
        try (var browser = new Browser(profile)) {
            browser.open("http://localhost:" + server.getAddress().getPort() + "/page/blank.html");
            Map<String, Object> result = browser.finished("""
                    import('/page/arithmetic.js').then(({ cases }) => {
                      const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
                      const failed = Object.entries(cases).flatMap(([name, run]) => {
                        try {
                          const [found, expected] = run();
                          return same(found, expected) ? [] : [`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
                        } catch (error) {
                          return [`${name}: ${error}`];
                        }
                      });
                      done({ ran: Object.keys(cases).length, failed });
                    }, (error) => done({ ran: 0, failed: [String(error)] }));""");

            assertThat((List<?>) result.get("failed")).isEmpty();
            assertThat((Long) result.get("ran")).isGreaterThan(25);
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = Stream.of(ROOTS.get(0), ROOTS.get(1))
                .map(root -> root.resolve(path.substring(1)))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        byte[] body = file == null ? new byte[0] : Files.readAllBytes(file);
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(
                file == null && !path.endsWith(".html") ? 404 : 200, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
