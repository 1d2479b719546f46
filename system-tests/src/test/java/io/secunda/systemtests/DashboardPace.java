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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the dashboard is with 60 cities, 20 years and 29 variables in three regions. Not part of the tests, since it measures, in a window as large as a laptop's:
 * {@code ./mvnw verify -pl system-tests -Dit.test=DashboardPace}. It prints, for each view, milliseconds to the first paint and to
 * the last chart, and how long the page takes to follow the slider.
 */
class DashboardPace {

    private static final int LAPTOP_WIDTH = 1366;
    private static final int LAPTOP_HEIGHT = 768;
    private static final int CITIES = 60;
    private static final int FIRST_YEAR = 2001;
    private static final int YEARS = 20;
    private static final long SEED = 20_261_128;
    /** Moves the slider from one end to the other, and waits each time until the picture stands. */
    private static final String SLIDE = """
            const slider = () => document.getElementById('period');
            const frame = () => new Promise((next) => requestAnimationFrame(next));
            const view = document.getElementById('view');
            (async () => {
              if (!slider()) return done({ steps: 0, median: 0, worst: 0, read: 0 });
              const read = performance.getEntriesByType('resource').length;
              const times = [];
              for (let i = 0; i <= Number(slider().max); i++) {
                const begun = performance.now();
                const before = view.dataset.drawn;
                slider().value = i;
                slider().dispatchEvent(new Event('input', { bubbles: true }));
                while (view.dataset.drawn === before && performance.now() - begun < 3000) await frame();
                await frame();
                times.push(performance.now() - begun);
              }
              times.sort((a, b) => a - b);
              done({ steps: times.length, median: Math.round(times[times.length >> 1]), worst: Math.round(times[times.length - 1]),
                read: performance.getEntriesByType('resource').length - read });
            })();""";

    @Test
    void measure(@TempDir Path folder) throws Exception {
        try (var system = new RunningSystem(Files.createDirectories(folder.resolve("data")))) {
            system.start();
            Path made = write(Files.createDirectories(folder.resolve("made")), system.api());
            RunningSystem.Ended load = system.run(
                    Files.createDirectories(folder.resolve("work")), "load", made.toString(), "--data", system.data());
            assertThat(load.exitCode()).as(load.output()).isZero();
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(3))
                    .until(() -> settled(system.api()));
            System.out.printf(
                    "%-10s %6s %6s %6s %6s %6s %6s%n", "view", "paint", "drawn", "steps", "median", "worst", "read");
            try (var browser = new Browser(Files.createDirectories(folder.resolve("profile")))) {
                browser.size(LAPTOP_WIDTH, LAPTOP_HEIGHT);
                for (String view : List.of("overview", "overview", "region", "city", "advice", "scenarios", "health")) {
                    row(browser, system.url() + "/#/" + view + "?territory=BIG&region=R0&lang=en", view);
                }
            }
        }
    }

    private static void row(Browser browser, String address, String view) {
        browser.open("about:blank");
        long begun = System.nanoTime();
        browser.open(address);
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Boolean.TRUE.equals(browser.script(Dashboard.DRAWN)));
        long drawn = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        Number paint = browser.script(
                "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)");
        Map<String, Number> slid = browser.finished(SLIDE);
        System.out.printf(
                "%-10s %6s %6d %6s %6s %6s %6s%n",
                view, paint, drawn, slid.get("steps"), slid.get("median"), slid.get("worst"), slid.get("read"));
    }

    private static boolean settled(Api api) throws IOException {
        JsonNode status = api.get("/api/v1/status");
        return status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                && status.at("/policy-service/view/caughtUp").asBoolean();
    }

    /** A data folder of made-up cities that grow at their own pace. */
    private static Path write(Path folder, Api api) throws IOException {
        var cities = new StringBuilder("code,name_en,name_zh,province,lon,lat,admin_level\n");
        var memberships = new StringBuilder("region_id,city_code,role,source\n");
        var observations = new StringBuilder("city_code,variable,period,value,unit,source\n");
        var random = new Random(SEED);
        List<JsonNode> variables = api.all("/api/v1/catalogue/variables");
        for (int i = 0; i < CITIES; i++) {
            String code = String.valueOf(900_100 + 100 * i);
            int region = i % 3;
            cities.append("%s,City %d,城市%d,P,%.2f,%.2f,prefecture_level_city%n"
                    .formatted(code, i, i, 104 + 6 * region + random.nextDouble(4), 28 + random.nextDouble(5)));
            memberships.append("R%d,%s,%s,made%n".formatted(region, code, i < 3 ? "core" : "secondary"));
            for (JsonNode variable : variables) {
                double value = Math.exp(random.nextDouble(3)) * (i < 3 ? 5 : 1) * 1000;
                for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                    value *= 1 + random.nextDouble(0.08) - 0.01;
                    boolean share = variable.get("unit").asText().equals("share");
                    observations.append("%s,%s,%d,%s,%s,made%n"
                            .formatted(
                                    code,
                                    variable.get("id").asText(),
                                    year,
                                    share ? random.nextDouble() : value,
                                    variable.get("unit").asText()));
                }
            }
        }
        Files.writeString(folder.resolve("cities.csv"), cities);
        Files.writeString(folder.resolve("memberships.csv"), memberships);
        Files.writeString(folder.resolve("observations.csv"), observations);
        Files.writeString(
                folder.resolve("regions.csv"), "region_id,name_en,name_zh\nR0,West,西\nR1,Middle,中\nR2,East,东\n");
        Files.writeString(
                folder.resolve("codebook.yaml"),
                "territory: {id: BIG, name_en: Big, name_zh: 大, windows: [5, 10]}\nreleased: P1Y\n");
        return folder;
    }
}
