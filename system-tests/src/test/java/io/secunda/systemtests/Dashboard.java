package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The dashboard of a running system with the sample, in a browser. Pictures of it are left in target/pictures. */
final class Dashboard implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int WIDTH = 1360;
    static final int HEIGHT = 1700;

    private static final Path PICTURES = Path.of("target/pictures");

    /** The pictures of the README, which {@code -Ddocs.update} renews. */
    private static final Path OF_THE_README = Path.of("../docs/images");

    private static final int README_HEIGHT = 1500;

    /** Whether the view was read and all its charts are drawn. */
    static final String DRAWN = """
            const view = document.getElementById('view');
            return Boolean(view && view.dataset.drawn && !view.hasAttribute('aria-busy') && view.children.length > 0
              && document.fonts.status === 'loaded' && [...view.querySelectorAll('.chart')].every((chart) => chart.querySelector('svg')));""";

    final RunningSystem system;
    final Browser browser;
    private final Path profile;

    /** Starts a system in a folder, loads the sample, waits until all is computed, and starts a browser. */
    Dashboard(Path folder) throws IOException, InterruptedException {
        system = new RunningSystem(Files.createDirectories(folder.resolve("data")));
        system.start();
        Path work = Files.createDirectories(folder.resolve("work"));
        RunningSystem.Ended load = system.run(work, "load", system.sample().toString(), "--data", system.data());
        assertThat(load.exitCode()).as(load.output()).isZero();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> settled(system.api().get("/api/v1/status")));
        profile = Files.createDirectories(folder.resolve("profile"));
        browser = new Browser(profile);
    }

    private static boolean settled(JsonNode status) {
        return status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                && status.at("/policy-service/view/caughtUp").asBoolean();
    }

    /** Opens an address such as {@code #/region?territory=CN} as if for the first time, and waits until it stands. */
    void open(String address) {
        browser.open("about:blank");
        browser.open(system.url() + "/" + address);
        awaitDrawn();
    }

    void awaitDrawn() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Boolean.TRUE.equals(browser.script(DRAWN)));
    }

    /** The figures on the page whose key begins so: {@code key}, {@code value} and what else the element says of it. */
    List<Map<String, String>> figures(String prefix) {
        return browser.script(
                "return [...document.querySelectorAll('[data-key]')].filter((e) => e.dataset.key.startsWith(arguments[0])"
                        + " && e.dataset.value !== '').map((e) => ({ ...e.dataset }));",
                prefix);
    }

    /** The value of the figure with a key, as a number. */
    double figure(String key) {
        return Double.parseDouble(figures(key).stream()
                .filter(figure -> figure.get("key").equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + key))
                .get("value"));
    }

    /** What was saved from the page under this name. */
    Path saved(String name) {
        return profile.resolve(name);
    }

    /** Keeps a picture of the whole page. */
    void picture(String name) throws IOException {
        Number height = browser.script("return document.documentElement.scrollHeight");
        browser.size(WIDTH, height.intValue() + 140);
        awaitDrawn();
        browser.picture(PICTURES.resolve(name));
        Path documented = OF_THE_README.resolve(name);
        if (System.getProperty("docs.update") != null && Files.exists(documented)) {
            browser.size(WIDTH, README_HEIGHT);
            awaitDrawn();
            browser.picture(documented);
        }
        browser.size(WIDTH, HEIGHT);
    }

    @Override
    public void close() {
        browser.close();
        system.close();
    }
}
