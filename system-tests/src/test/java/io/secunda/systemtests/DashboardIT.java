package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * Every view of the dashboard in a real browser, on the sample. Pictures of the views are left in target/pictures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf(value = "chromiumInstalled", disabledReason = "Chromium and chromedriver are not installed")
class DashboardIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target/pictures");

    /** The pictures of the README, which {@code -Ddocs.update} renews. */
    private static final Path OF_THE_README = Path.of("../docs/images");

    private static final int README_HEIGHT = 1_500;
    private static final int DESKTOP = 1360;
    private static final int PHONE = 500;

    /** Whether the view was read and all its charts are drawn. */
    private static final String DRAWN = """
            const view = document.getElementById('view');
            return Boolean(view && view.dataset.drawn && !view.hasAttribute('aria-busy') && view.children.length > 0
              && document.fonts.status === 'loaded' && [...view.querySelectorAll('.chart')].every((chart) => chart.querySelector('svg')));""";

    /** Everything on the page that can be used and is not hidden or within something closed. */
    private static final String USABLE = """
            const usable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) =>
              !e.disabled && e.tabIndex >= 0 && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'
              && !(e.type === 'radio' && !e.checked && document.querySelector(`input[name="${e.name}"]:checked`))
              && !(e.tagName !== 'SUMMARY' && e.closest('details:not([open])')));
            """;

    private RunningSystem system;
    private Browser browser;

    static boolean chromiumInstalled() {
        return Browser.installed();
    }

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        system = new RunningSystem(Files.createDirectories(folder.resolve("data")));
        system.start();
        Path work = Files.createDirectories(folder.resolve("work"));
        RunningSystem.Ended load = system.run(work, "load", system.sample().toString(), "--data", system.data());
        assertThat(load.exitCode()).as(load.output()).isZero();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> settled(system.api().get("/api/v1/status")));
        browser = new Browser(Files.createDirectories(folder.resolve("profile")));
    }

    private static boolean settled(JsonNode status) {
        return status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                && status.at("/policy-service/view/caughtUp").asBoolean();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        system.close();
    }

    private void open(String address) {
        browser.open("about:blank");
        browser.open(system.url() + "/" + address);
        awaitDrawn();
    }

    private void awaitDrawn() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Boolean.TRUE.equals(browser.script(DRAWN)));
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({
        "overview, territory=CN, What changed since, 的变化",
        "region, territory=CN&region=YRD, Yangtze River Delta, 长江三角洲城市群",
        "city, territory=CN&region=YRD&city=320600, Nantong, 南通市",
        "advice, territory=CN&region=CYU&open=polarization-population~region:CYU, Population keeps concentrating, 人口持续向核心城市集聚",
        "scenarios, territory=CN&region=CYU&figures=510600|employment_manufacturing|2020|%2B10%25&agreement=joint_park|510100%2C510600|510600|municipal|2020, Deyang, 德阳市",
        "health, territory=CN, Which figures are there, 数据覆盖情况"
    })
    void aViewIsWholeInBothLanguagesAndLights(String view, String query, String english, String chinese)
            throws Exception {
        for (String look : List.of("lang=en&theme=light", "lang=zh&theme=dark")) {
            browser.size(DESKTOP, 1_700);
            open("#/" + view + "?" + query + "&" + look);
            boolean zh = look.startsWith("lang=zh");
            assertThat(browser.text()).contains(zh ? chinese : english);
            assertThat(browser.<String>script("return document.documentElement.lang"))
                    .isEqualTo(zh ? "zh-CN" : "en");
            assertThat(browser.barriers()).as("barriers of %s, %s", view, look).isEmpty();
            assertThat(browser.read()).allMatch(address -> address.startsWith(system.url() + "/"));
            assertThat(browser.complaints()).isEmpty();
            takePicture(view + (zh ? "-zh-dark" : "-en") + ".png");
        }
    }

    private void takePicture(String name) throws IOException {
        Number height = browser.script("return document.documentElement.scrollHeight");
        browser.size(DESKTOP, height.intValue() + 140);
        awaitDrawn();
        browser.picture(PICTURES.resolve(name));
        Path documented = OF_THE_README.resolve(name);
        if (System.getProperty("docs.update") != null && Files.exists(documented)) {
            browser.size(DESKTOP, README_HEIGHT);
            awaitDrawn();
            browser.picture(documented);
        }
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({"overview", "region", "city", "advice", "scenarios", "health"})
    void onAPhoneNothingIsWiderThanThePage(String view) throws IOException {
        browser.size(PHONE, 1_000);
        open("#/" + view + "?territory=CN&region=YRD&lang=en&theme=light");
        browser.picture(PICTURES.resolve(view + "-phone.png"));
        List<String> tooWide = browser.script("""
                const edge = document.documentElement.clientWidth + 1;
                return document.documentElement.scrollWidth <= edge ? [] : [...document.querySelectorAll('#view *, header *, #time *')]
                  .filter((e) => e.getBoundingClientRect().right > edge && !e.closest('.scroll')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 5);""");
        assertThat(tooWide).isEmpty();
        browser.size(DESKTOP, 1_700);
    }

    @Order(3)
    @ParameterizedTest
    @CsvSource({"overview", "region", "city", "advice", "scenarios", "health"})
    void theTabKeyReachesEverything(String view) {
        open("#/" + view + "?territory=CN&region=YRD&lang=en");
        Number usable = browser.script(USABLE + """
                const reached = window.reached = new Set();
                document.addEventListener('focusin', (event) => reached.add(event.target));
                return usable.length;""");
        // a field for a moment takes the key once for each of its parts
        browser.press(Keys.TAB, usable.intValue() + 30);
        List<String> left = browser.script(
                USABLE + "return usable.filter((e) => !reached.has(e)).map((e) => e.outerHTML.slice(0, 160));");
        assertThat(left).isEmpty();
    }

    @Test
    @Order(4)
    void theHeadlinesAreTheFiguresOfTheApi() throws IOException {
        open("#/overview?territory=CN&lang=en");
        List<Map<String, String>> shown = browser.script(
                "return [...document.querySelectorAll('.headline .value')].map((e) => ({ ...e.dataset }));");

        assertThat(shown).hasSize(12);
        for (Map<String, String> headline : shown) {
            String[] key = headline.get("key").split("/", 2);
            assertThat(values("region:" + key[0], key[1]))
                    .as(headline.toString())
                    .anySatisfy(value ->
                            assertThat(value).isCloseTo(Double.parseDouble(headline.get("value")), within(1e-12)));
        }
    }

    @Test
    @Order(4)
    void aRegionShowsTheFiguresOfTheApi() throws IOException {
        open("#/region?territory=CN&region=CYU&lang=en");
        List<Map<String, String>> shown = browser.script("return [...document.querySelectorAll('[data-key^=\"CYU/\"]')]"
                + ".filter((e) => e.dataset.value !== '').map((e) => ({ ...e.dataset }));");

        assertThat(shown).hasSizeGreaterThan(6);
        for (Map<String, String> figure : shown) {
            assertThat(values("region:CYU", figure.get("key").split("/")[1]))
                    .as(figure.toString())
                    .anySatisfy(value ->
                            assertThat(value).isCloseTo(Double.parseDouble(figure.get("value")), within(1e-12)));
        }
    }

    @Test
    @Order(4)
    void aCityShowsTheFiguresOfTheApi() throws IOException {
        open("#/city?territory=CN&region=YRD&city=320600&lang=en");
        List<Map<String, String>> shown = browser.script(
                "return [...document.querySelectorAll('[data-key^=\"city:320600\"]')].filter((e) => e.dataset.value !== '')"
                        + ".map((e) => ({ ...e.dataset }));");
        Map<String, List<Double>> known = new HashMap<>();
        for (String subject : List.of("city:320600", "city:320600@YRD")) {
            for (JsonNode item : system.api().all("/api/v1/indicators?territory=CN&subject=" + encoded(subject))) {
                String key = String.join(
                        "/",
                        subject,
                        item.get("indicator").asText(),
                        item.path("window").asText(""));
                if (item.has("value")) {
                    known.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(item.get("value").asDouble());
                }
            }
        }

        assertThat(shown).hasSizeGreaterThan(40);
        assertThat(shown)
                .allSatisfy(figure -> assertThat(known.get(figure.get("key")))
                        .as(figure.get("key"))
                        .contains(Double.parseDouble(figure.get("value"))));
    }

    @Test
    @Order(4)
    void theBoardHasEveryRecommendationAndTheOpenOneItsEvidence() throws IOException {
        open("#/advice?territory=CN&region=CYU&lang=en&by=severity");
        Map<String, Double> known = new HashMap<>();
        for (JsonNode item : system.api().all("/api/v1/recommendations?territory=CN&region=CYU")) {
            known.put(item.get("id").asText(), item.get("severity").asDouble());
        }
        Number counted = browser.script("return [...document.querySelectorAll('[data-key^=\"count/\"]')]"
                + ".reduce((sum, e) => sum + Number(e.dataset.value), 0);");
        List<Map<String, String>> cards = browser.script(
                "return [...document.querySelectorAll('.advice-board [data-key*=\"~\"]')].map((e) => ({ ...e.dataset }));");

        assertThat(counted.intValue()).isEqualTo(known.size());
        assertThat(cards)
                .isNotEmpty()
                .allSatisfy(card ->
                        assertThat(known.get(card.get("key"))).isEqualTo(Double.parseDouble(card.get("value"))));

        String polarization = known.keySet().stream()
                .filter(id -> id.startsWith("polarization-population"))
                .findFirst()
                .orElseThrow();
        open("#/advice?territory=CN&region=CYU&lang=en&open=" + encoded(polarization));
        JsonNode whole = system.api().get("/api/v1/recommendations/" + encoded(polarization) + "?territory=CN");
        for (JsonNode evidence : whole.get("evidence")) {
            assertThat(Double.parseDouble(
                            shown("evidence/" + evidence.get("input").asText())))
                    .isEqualTo(evidence.get("value").asDouble());
        }
        assertThat(browser.barriers()).isEmpty();
    }

    private String shown(String key) {
        return browser.script(
                "return [...document.querySelectorAll('[data-key]')].find((e) => e.dataset.key === arguments[0])?.dataset.value;",
                key);
    }

    @Test
    @Order(4)
    void dataHealthCountsEveryFigure() throws IOException {
        open("#/health?territory=CN&lang=en");
        String held = browser.script("return document.getElementById('held').dataset.value");
        long figures = system.api().all("/api/v1/observations?territory=CN").stream()
                .filter(item -> item.has("value"))
                .count();
        assertThat(Long.parseLong(held)).isEqualTo(figures);
    }

    @Test
    @Order(5)
    void aScenarioIsComputedFromTheAddressAndTellsWhatTheApiTells() throws IOException {
        open("#/scenarios?territory=CN&region=CYU&lang=en&figures="
                + encoded("510600|employment_manufacturing|2020|+10%") + "&agreement="
                + encoded("joint_park|510100,510600|510600|municipal|2020"));
        browser.type("#desk-key", system.key());
        browser.click("#compute");
        await().atMost(PATIENCE)
                .until(() -> browser.<Long>script("return document.querySelectorAll('#result').length") == 1);
        awaitDrawn();
        String json = browser.script("return document.getElementById('result-json').getAttribute('href')");
        JsonNode scenario = system.api().get(json);

        assertThat(scenario.get("request").get("agreements").get(0).get("participants"))
                .hasSize(2);
        assertThat(scenario.get("indicators").size()).isGreaterThan(20);
        List<Map<String, String>> moved =
                browser.script("return [...document.querySelectorAll('[data-key^=\"after/\"]')]"
                        + ".filter((e) => e.dataset.value !== '').map((e) => ({ ...e.dataset }));");
        List<Double> after = new ArrayList<>();
        scenario.get("indicators").forEach(row -> after.add(row.path("after").asDouble()));
        assertThat(moved)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(after).contains(Double.parseDouble(row.get("value"))));
        assertThat(browser.address()).doesNotContain(system.key());
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        takePicture("scenario-result-en.png");
    }

    @Test
    @Order(6)
    void aDecisionIsRecordedWithAKeyAndNotWithoutOne() throws IOException {
        JsonNode first = system.api()
                .all("/api/v1/recommendations?territory=CN&region=BTH")
                .get(0);
        String id = first.get("id").asText();
        open("#/advice?territory=CN&region=BTH&lang=en&open=" + encoded(id));
        browser.click("#decide-open");
        browser.type("#decide-who", "Planning bureau");
        browser.type("#decide-why", "It is in the plan of next year");
        browser.type("#decide-key", "");
        browser.click("#decide-send");
        await().atMost(PATIENCE)
                .until(() -> browser.<Boolean>script("return Boolean(document.querySelector('#decide-told.error'))"));

        browser.type("#decide-key", system.key());
        browser.click("#decide-send");

        await().atMost(PATIENCE).until(() -> browser.text().contains("It is in the plan of next year"));
        JsonNode whole = system.api().get("/api/v1/recommendations/" + encoded(id) + "?territory=CN");
        assertThat(whole.get("decisions").get(0).get("who").asText()).isEqualTo("Planning bureau");
        // the browser tells of the answer 401, and of nothing else
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
    }

    private List<Double> values(String subject, String indicator) throws IOException {
        return system
                .api()
                .all("/api/v1/indicators?territory=CN&subject=" + encoded(subject) + "&indicator=" + encoded(indicator))
                .stream()
                .filter(item -> item.get("value") != null)
                .map(item -> item.get("value").asDouble())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    @Order(5)
    void theAddressBringsBackWhatWasShown() {
        open("#/overview?territory=CN&lang=en");
        browser.choose("#map-indicator", "hqd_score");
        awaitDrawn();
        browser.choose("#period", "0");
        awaitDrawn();
        browser.click("#map-table");
        awaitDrawn();
        String address = browser.address();
        String shown = browser.script("return document.getElementById('map').innerText");
        String period = browser.script("return document.getElementById('period-shown').textContent");

        open(address.substring(system.url().length() + 1));

        assertThat(browser.<String>script("return document.getElementById('map').innerText"))
                .isEqualTo(shown);
        assertThat(browser.<String>script("return document.getElementById('period-shown').textContent"))
                .isEqualTo(period);
        assertThat(address).contains("indicator=hqd_score", "tables=map", "period=");
    }

    @Test
    @Order(6)
    void theLanguageIsSwitchedAtOnce() {
        open("#/health?territory=CN&lang=en");
        browser.script("window.stays = true");
        browser.click("#language");
        await().atMost(PATIENCE).until(() -> browser.text().contains("数据覆盖情况"));
        assertThat(browser.text()).doesNotContain("Which figures are there");
        assertThat(browser.<Boolean>script("return window.stays")).isTrue();
        browser.click("#language");
        await().atMost(PATIENCE).until(() -> browser.text().contains("Which figures are there"));
    }

    @Test
    @Order(7)
    void aPostedFigureMovesTheOpenPageAndTheMomentBeforeItStaysAsItWas() throws Exception {
        open("#/overview?territory=CN&lang=en");
        browser.script("window.stays = true");
        String theil = "return document.querySelector('[data-key=\"YRD/theil_t\"]').dataset.value";
        String before = browser.script(theil);
        String moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        await().until(() -> Instant.now().isAfter(Instant.parse(moment).plusSeconds(1)));

        system.api().postGdp("320500", 2020, 25_000, "2026-01-01");

        await().atMost(PATIENCE).until(() -> !before.equals(browser.script(theil)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(values("region:YRD", "theil_t"))
                        .contains(Double.parseDouble(browser.script(theil))));
        assertThat(browser.<Boolean>script("return window.stays")).isTrue();
        assertThat(browser.text()).contains("Suzhou");

        open("#/overview?territory=CN&lang=en&asOf=" + moment);
        assertThat(browser.<String>script(theil)).isEqualTo(before);
        assertThat(browser.complaints()).isEmpty();
    }
}
