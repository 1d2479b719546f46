package io.secunda.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Chromium without a window, as Debian packages it ({@code chromium}, {@code chromium-driver}). */
final class Browser implements AutoCloseable {

    private static final List<Path> PATH =
            Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();

    private final ChromeDriver driver;

    Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable("chromium").orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--force-prefers-reduced-motion",
                "--hide-scrollbars",
                "--window-size=1360,1700");
        // what is saved goes beside the profile's own files
        options.setExperimentalOption("prefs", Map.of("download.default_directory", profile.toString()));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(
                                executable("chromedriver").orElseThrow().toFile())
                        .build(),
                options);
    }

    /** Whether Chromium and its driver are installed. */
    static boolean installed() {
        return executable("chromium").isPresent() && executable("chromedriver").isPresent();
    }

    private static Optional<Path> executable(String name) {
        return PATH.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(String address) {
        driver.get(address);
    }

    /** The text that a reader sees. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** What the page complained about. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    /** What a script returns: a text, a number, a truth value, or a list or map of these. */
    @SuppressWarnings("unchecked")
    <T> T script(String script, Object... arguments) {
        return (T) driver.executeScript(script, arguments);
    }

    /** What a script hands to {@code done(…)} in the end. */
    @SuppressWarnings("unchecked")
    <T> T finished(String script) {
        return (T) driver.executeAsyncScript("const done = arguments[arguments.length - 1];\n" + script);
    }

    /** Each rule that the page breaks with serious effect, with what breaks it; found by axe-core. */
    List<String> barriers() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> found = finished("""
                axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations
                  .filter((one) => ['serious', 'critical'].includes(one.impact))
                  .map((one) => `${one.id}: ${one.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)).join(' | ')}`)),
                  (error) => done([String(error)]));""");
        return found;
    }

    /** Addresses of everything that the page read. */
    List<String> read() {
        return script("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    }

    void press(CharSequence key, int times) {
        var keys = new Actions(driver);
        IntStream.range(0, times).forEach(i -> keys.sendKeys(key));
        keys.perform();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Writes into a field what it holds from then on. */
    void type(String selector, String text) {
        var field = driver.findElement(By.cssSelector(selector));
        field.clear();
        field.sendKeys(text);
    }

    void choose(String selector, String value) {
        script(
                "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
                        + " e.dispatchEvent(new Event('input', { bubbles: true }));"
                        + " e.dispatchEvent(new Event('change', { bubbles: true }));",
                selector,
                value);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The window as wide as asked, and as high as what is in it, so that a picture shows all. */
    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
