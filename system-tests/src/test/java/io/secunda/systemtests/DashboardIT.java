package io.secunda.systemtests;

import static io.secunda.systemtests.Dashboard.HEIGHT;
import static io.secunda.systemtests.Dashboard.PATIENCE;
import static io.secunda.systemtests.Dashboard.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
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

/** Every view of the dashboard in a real browser, on the sample. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf(value = "chromiumInstalled", disabledReason = "Chromium and chromedriver are not installed")
class DashboardIT {

    private static final int PHONE = 500;

    /** Everything on the page that can be used and is not hidden or within something closed. */
    private static final String USABLE = """
            const usable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) =>
              !e.disabled && e.tabIndex >= 0 && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'
              && !(e.type === 'radio' && !e.checked && document.querySelector(`input[name="${e.name}"]:checked`))
              && !(e.tagName !== 'SUMMARY' && e.closest('details:not([open])')));
            """;

    private Dashboard dashboard;
    private RunningSystem system;
    private Browser browser;

    static boolean chromiumInstalled() {
        return Browser.installed();
    }

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        dashboard = new Dashboard(folder);
        system = dashboard.system;
        browser = dashboard.browser;
    }

    @AfterAll
    void stop() {
        if (dashboard != null) {
            dashboard.close();
        }
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
            browser.size(WIDTH, HEIGHT);
            dashboard.open("#/" + view + "?" + query + "&" + look);
            boolean zh = look.startsWith("lang=zh");
            assertThat(browser.text()).contains(zh ? chinese : english);
            assertThat(browser.<String>script("return document.documentElement.lang"))
                    .isEqualTo(zh ? "zh-CN" : "en");
            assertThat(browser.barriers()).as("barriers of %s, %s", view, look).isEmpty();
            assertThat(browser.read()).allMatch(address -> address.startsWith(system.url() + "/"));
            assertThat(browser.complaints()).isEmpty();
            dashboard.picture(view + (zh ? "-zh-dark" : "-en") + ".png");
        }
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({"overview", "region", "city", "advice", "scenarios", "health"})
    void onAPhoneNothingIsWiderThanThePage(String view) throws IOException {
        browser.size(PHONE, 1_000);
        dashboard.open("#/" + view + "?territory=CN&region=YRD&lang=en&theme=light");
        browser.picture(Path.of("target/pictures", view + "-phone.png"));
        List<String> tooWide = browser.script("""
                const edge = document.documentElement.clientWidth + 1;
                return document.documentElement.scrollWidth <= edge ? [] : [...document.querySelectorAll('#view *, header *, #time *')]
                  .filter((e) => e.getBoundingClientRect().right > edge && !e.closest('.scroll')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 5);""");
        assertThat(tooWide).isEmpty();
        browser.size(WIDTH, HEIGHT);
    }

    @Order(3)
    @ParameterizedTest
    @CsvSource({"overview", "region", "city", "advice", "scenarios", "health"})
    void theTabKeyReachesEverything(String view) {
        dashboard.open("#/" + view + "?territory=CN&region=YRD&lang=en");
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
        dashboard.open("#/overview?territory=CN&lang=en");
        List<Map<String, String>> shown = new ArrayList<>();
        for (String region : List.of("BTH", "CYU", "YRD")) {
            shown.addAll(dashboard.figures(region + "/"));
        }

        assertThat(shown).hasSize(12);
        for (Map<String, String> headline : shown) {
            String[] key = headline.get("key").split("/");
            assertThat(value("region:" + key[0], key[1], headline.get("window"), headline.get("period")))
                    .as(headline.toString())
                    .isEqualTo(Double.parseDouble(headline.get("value")));
        }
    }

    /** The value that the API gives. */
    private double value(String subject, String indicator, String window, String period) throws IOException {
        return system
                .api()
                .all("/api/v1/indicators?territory=CN&subject=" + encoded(subject) + "&indicator=" + encoded(indicator))
                .stream()
                .filter(item -> item.path("window").asText("").equals(window)
                        && item.get("period").asText().equals(period))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    @Test
    @Order(4)
    void aRegionShowsTheFiguresOfTheApi() throws IOException {
        dashboard.open("#/region?territory=CN&region=CYU&lang=en");
        List<Map<String, String>> shown = dashboard.figures("CYU/").stream()
                // region/indicator/window/period
                .filter(figure -> figure.get("key").split("/").length == 4)
                .toList();

        assertThat(shown).hasSizeGreaterThan(6);
        for (Map<String, String> figure : shown) {
            String[] key = figure.get("key").split("/");
            assertThat(value("region:CYU", key[1], key[2], key[3]))
                    .as(figure.toString())
                    .isEqualTo(Double.parseDouble(figure.get("value")));
        }
    }

    @Test
    @Order(4)
    void aCityShowsTheFiguresOfTheApi() throws IOException {
        dashboard.open("#/city?territory=CN&region=YRD&city=320600&lang=en");
        List<Map<String, String>> shown = dashboard.figures("city:320600");
        Map<String, Double> latest = new HashMap<>();
        // in order of period within a series: the last one with a value stays
        for (JsonNode item : system.api().all("/api/v1/indicators?territory=CN&subject=city:320600")) {
            if (item.has("value")) {
                String key = String.join(
                        "/",
                        item.get("subject").asText(),
                        item.get("indicator").asText(),
                        item.path("window").asText(""));
                latest.put(key, item.get("value").asDouble());
            }
        }

        assertThat(shown).hasSizeGreaterThan(40);
        assertThat(shown)
                .allSatisfy(figure -> assertThat(latest.get(figure.get("key")))
                        .as(figure.get("key"))
                        .isEqualTo(Double.parseDouble(figure.get("value"))));
    }

    @Test
    @Order(4)
    void theBoardHasEveryRecommendationAndTheOpenOneItsEvidence() throws IOException {
        dashboard.open("#/advice?territory=CN&region=CYU&lang=en&by=severity");
        Map<String, Double> known = new HashMap<>();
        for (JsonNode item : system.api().all("/api/v1/recommendations?territory=CN&region=CYU")) {
            known.put(item.get("id").asText(), item.get("severity").asDouble());
        }
        double counted = dashboard.figures("count/").stream()
                .mapToDouble(count -> Double.parseDouble(count.get("value")))
                .sum();
        List<Map<String, String>> cards = known.keySet().stream()
                .flatMap(id -> dashboard.figures(id).stream())
                .toList();

        assertThat((int) counted).isEqualTo(known.size());
        assertThat(cards).hasSize(known.size());
        assertThat(cards)
                .isNotEmpty()
                .allSatisfy(card ->
                        assertThat(known.get(card.get("key"))).isEqualTo(Double.parseDouble(card.get("value"))));

        String polarization = known.keySet().stream()
                .filter(id -> id.startsWith("polarization-population"))
                .findFirst()
                .orElseThrow();
        dashboard.open("#/advice?territory=CN&region=CYU&lang=en&open=" + encoded(polarization));
        JsonNode whole = system.api().get("/api/v1/recommendations/" + encoded(polarization) + "?territory=CN");
        for (JsonNode evidence : whole.get("evidence")) {
            assertThat(dashboard.figure("evidence/" + evidence.get("input").asText()))
                    .isEqualTo(evidence.get("value").asDouble());
        }
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    @Order(4)
    void dataHealthCountsEveryFigure() throws IOException {
        dashboard.open("#/health?territory=CN&lang=en");
        String held = browser.script("return document.getElementById('held').dataset.value");
        long figures = system.api().all("/api/v1/observations?territory=CN").stream()
                .filter(item -> item.has("value"))
                .count();
        assertThat(Long.parseLong(held)).isEqualTo(figures);
    }

    @Test
    @Order(5)
    void aScenarioIsComputedFromTheAddressAndTellsWhatTheApiTells() throws IOException {
        dashboard.open("#/scenarios?territory=CN&region=CYU&lang=en&figures="
                + encoded("510600|employment_manufacturing|2020|+10%") + "&agreement="
                + encoded("joint_park|510100,510600|510600|municipal|2020"));
        browser.type("#desk-key", system.key());
        browser.click("#compute");
        await().atMost(PATIENCE)
                .until(() -> browser.<Long>script("return document.querySelectorAll('#result').length") == 1);
        dashboard.awaitDrawn();
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
        dashboard.picture("scenario-result-en.png");
    }

    @Test
    @Order(6)
    void aDecisionIsRecordedWithAKeyAndNotWithoutOne() throws IOException {
        JsonNode first = system.api()
                .all("/api/v1/recommendations?territory=CN&region=BTH")
                .get(0);
        String id = first.get("id").asText();
        dashboard.open("#/advice?territory=CN&region=BTH&lang=en&open=" + encoded(id));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    @Order(5)
    void theAddressBringsBackWhatWasShown() {
        dashboard.open("#/overview?territory=CN&lang=en");
        browser.choose("#map-indicator", "hqd_score");
        dashboard.awaitDrawn();
        browser.choose("#period", "0");
        dashboard.awaitDrawn();
        browser.click("#map-table");
        dashboard.awaitDrawn();
        String address = browser.address();
        String shown = browser.script("return document.getElementById('map').innerText");
        String period = period();

        dashboard.open(address.substring(system.url().length() + 1));

        assertThat(browser.<String>script("return document.getElementById('map').innerText"))
                .isEqualTo(shown);
        assertThat(period()).isEqualTo(period);
        assertThat(address).contains("indicator=hqd_score", "tables=map", "period=");
    }

    @Test
    @Order(5)
    void aMapAndAChartAreTakenAlongAsFiles() throws IOException {
        browser.size(WIDTH, HEIGHT);
        dashboard.open("#/overview?territory=CN&lang=en");
        browser.click("#map-svg");
        browser.click("#map-png");
        dashboard.open("#/health?territory=CN&lang=en");
        browser.click("#freshness-svg");
        browser.click("#freshness-png");
        browser.click("#freshness-csv");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                List.of("map.svg", "map.png", "freshness.svg", "freshness.png", "freshness.csv"))
                        .allSatisfy(name -> assertThat(dashboard.saved(name)).isNotEmptyFile()));
        assertThat(Files.readString(dashboard.saved("map.svg"))).contains("<circle", "Suzhou", "rgb(");
        assertThat(Files.readString(dashboard.saved("freshness.svg"))).contains("Gross domestic product");
        assertThat(Files.readString(dashboard.saved("freshness.csv"))).contains("Gross domestic product,2022");
        for (String picture : List.of("map.png", "freshness.png")) {
            BufferedImage image = ImageIO.read(dashboard.saved(picture).toFile());
            assertThat(image.getWidth()).as(picture).isGreaterThan(800);
            assertThat(colours(image)).as(picture).hasSizeGreaterThan(10);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> found = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                found.add(image.getRGB(x, y));
            }
        }
        return found;
    }

    @Test
    @Order(5)
    void thePeriodsPlayOneAfterTheOther() {
        dashboard.open("#/overview?territory=CN&lang=en");
        browser.click("#period-play");
        await().atMost(PATIENCE).until(() -> "2010".equals(period()));
        await().atMost(PATIENCE).until(() -> "2020".equals(period()));
        assertThat(browser.address()).contains("period=");
    }

    private String period() {
        return browser.script("return document.getElementById('period-shown').textContent");
    }

    @Test
    @Order(6)
    void theLanguageIsSwitchedAtOnce() {
        dashboard.open("#/health?territory=CN&lang=en");
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
        dashboard.open("#/overview?territory=CN&lang=en");
        browser.script("window.stays = true");
        double before = dashboard.figure("YRD/theil_t");
        String moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        await().until(() -> Instant.now().isAfter(Instant.parse(moment).plusSeconds(1)));

        system.api().postGdp("320500", 2020, 25_000, "2026-01-01");

        await().atMost(PATIENCE).until(() -> dashboard.figure("YRD/theil_t") != before);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(value("region:YRD", "theil_t", "", "2020"))
                        .isEqualTo(dashboard.figure("YRD/theil_t")));
        assertThat(browser.<Boolean>script("return window.stays")).isTrue();
        assertThat(browser.text()).contains("Suzhou");
        assertThat(browser.<String>script("return document.querySelector('[data-region=YRD]').innerText"))
                .contains("at your last visit");

        dashboard.open("#/overview?territory=CN&lang=en&asOf=" + moment);
        assertThat(dashboard.figure("YRD/theil_t")).isEqualTo(before);
        assertThat(browser.complaints()).isEmpty();
    }
}
