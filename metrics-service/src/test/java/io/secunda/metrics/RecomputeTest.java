package io.secunda.metrics;

import static io.secunda.metrics.Facts.RELEASED;
import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Envelope;
import io.secunda.metrics.recompute.Tally.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecomputeTest {

    private static final Geography[] THREE_CITIES = {
        Facts.territory(5), Facts.region("R"), core("R", "a"), secondary("R", "b"), secondary("R", "c")
    };
    private static final Instant LATER = RELEASED.plusSeconds(1);
    private static final String SHARE = "T/region:R/core_share(gdp)/-/2020";

    private final MetricsDriver driver = new MetricsDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    private MetricsDriver gdp2020() {
        return driver.know(THREE_CITIES)
                .observe(
                        figure("a", "gdp", "2020", 60), figure("b", "gdp", "2020", 30), figure("c", "gdp", "2020", 10));
    }

    @Test
    void aFigureMovesTheIndicatorsOfItsRegion() {
        gdp2020().flush();

        IndicatorValue share = driver.latest(SHARE);
        assertThat(share.value()).isEqualTo(0.6);
        assertThat(share.coverage()).isEqualTo(1);
        assertThat(share.inputs()).isEqualTo(3);
        assertThat(share.names().zh()).isEqualTo("区域R");
        assertThat(share.sources())
                .singleElement()
                .satisfies(s -> assertThat(s.source()).isEqualTo("yearbook"));
        assertThat(share.vintage()).isEqualTo(RELEASED);
        assertThat(share.cause()).startsWith("T/c/gdp/2020/");
        assertThat(share.recorded()).isEqualTo(MetricsDriver.NOW);
        assertThat(share.previous()).isNull();
    }

    @Test
    void everyRecordIsACloudEvent() {
        gdp2020();
        var record = driver.flushRecords().stream()
                .filter(r -> r.key().equals(SHARE))
                .findFirst()
                .orElseThrow();

        var envelope = Envelope.from(record.headers());
        assertThat(envelope.type()).isEqualTo("io.secunda.indicator.changed.v1");
        assertThat(envelope.source()).isEqualTo("/secunda/metrics-service");
        assertThat(envelope.subject()).isEqualTo("T/region:R/core_share(gdp)/-/2020");
        assertThat(envelope.territory()).isEqualTo("T");
        assertThat(envelope.id()).isEqualTo(Envelope.idOf(record.key(), record.value()));
    }

    @Test
    void theSameFigureAgainIsNoNews() {
        gdp2020().flush();

        driver.observe(figure("b", "gdp", "2020", 30));

        assertThat(driver.flush()).isEmpty();
        assertThat(driver.tally.of(Count.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void anOlderReleaseArrivingLateChangesNothing() {
        gdp2020().flush();

        driver.observe(figure("b", "gdp", "2020", 99.0, Status.A, RELEASED.minusSeconds(1)));

        assertThat(driver.flush()).isEmpty();
    }

    @Test
    void aLaterReleaseTellsTheValueItReplaces() {
        gdp2020().flush();

        driver.observe(figure("b", "gdp", "2020", 50.0, Status.P, LATER));
        driver.flush();

        assertThat(driver.latest(SHARE).value()).isEqualTo(0.5);
        assertThat(driver.latest(SHARE).previous()).isEqualTo(0.6);
        assertThat(driver.latest(SHARE).provisional()).isTrue();
    }

    @Test
    void aValueIsNotRecordedBeforeTheOneItReplacesThoughTheClockWasPutBack() {
        Instant first = MetricsDriver.NOW.plusNanos(1_500);
        driver.setClock(first);
        gdp2020().flush();
        assertThat(driver.latest(SHARE).recorded()).isEqualTo(first);

        driver.setClock(MetricsDriver.NOW.minus(Duration.ofDays(40)));
        driver.observe(figure("b", "gdp", "2020", 50.0, Status.P, LATER));
        driver.flush();
        assertThat(driver.latest(SHARE).value()).isEqualTo(0.5);
        assertThat(driver.latest(SHARE).recorded()).isBetween(first, first.plus(1, ChronoUnit.MILLIS));

        driver.setClock(MetricsDriver.NOW.plusSeconds(1));
        driver.observe(figure("b", "gdp", "2020", 60.0, Status.P, LATER.plusSeconds(1)));
        driver.flush();
        assertThat(driver.latest(SHARE).recorded()).isEqualTo(MetricsDriver.NOW.plusSeconds(1));
    }

    @Test
    void onlyWhatAFigureTouchesIsTold() {
        gdp2020().flush();

        driver.observe(figure("a", "patents_granted", "2019", 4), figure("b", "patents_granted", "2019", 6));

        assertThat(driver.flush())
                .isNotEmpty()
                .allSatisfy(v -> assertThat(v.indicator()).endsWith("(patents_granted)"))
                .allSatisfy(v -> assertThat(v.period()).hasToString("2019"));
    }

    @Test
    void figuresOfOneFlushAreRecomputedOnce() {
        driver.know(THREE_CITIES).flush();
        long before = driver.tally.of(Count.RECOMPUTED);
        for (int i = 0; i < 50; i++) {
            driver.observe(figure("a", "gdp", "2020", 1.0 + i, Status.A, RELEASED.plusSeconds(i)));
        }
        List<IndicatorValue> told = driver.flush();

        assertThat(told).extracting(IndicatorValue::key).doesNotHaveDuplicates();
        assertThat(driver.tally.of(Count.RECOMPUTED) - before).isLessThan(150);
        assertThat(driver.tally.dirty()).isZero();
    }

    @Test
    void aFullDirtySetIsRecomputedWithoutWaiting() {
        try (var small = new MetricsDriver(10)) {
            small.know(THREE_CITIES);
            for (int year = 2000; year < 2020; year++) {
                small.observe(figure("a", "gdp", "" + year, 1 + year % 7), figure("b", "gdp", "" + year, 1));
            }
            assertThat(small.tally.of(Count.PUBLISHED)).isPositive();
            small.flush();
            assertThat(small.latest("T/region:R/core_share(gdp)/-/2019").reason())
                    .isEqualTo("low_coverage");
        }
    }

    @Test
    void factsInBulkAreGatheredForAWhile() {
        driver.know(THREE_CITIES).flush();
        int looks = 0;
        do {
            for (int i = 0; i < 60; i++) {
                driver.observe(figure("a", "gdp", "" + (1900 + looks), 1.0, Status.A, RELEASED.plusSeconds(i)));
            }
            driver.look();
            looks++;
        } while (driver.tally.dirty() > 0);

        // 250 ms are 13 intervals, and a little longer by what the flush before them took
        assertThat(looks).isBetween(12, 40);
    }

    @Test
    void geographyMayComeAfterTheFigures() {
        driver.observe(figure("a", "gdp", "2020", 60), figure("b", "gdp", "2020", 30), figure("c", "gdp", "2020", 10));
        driver.flush();
        driver.know(THREE_CITIES).flush();

        assertThat(driver.latest(SHARE).value()).isEqualTo(0.6);
        assertThat(driver.latest(SHARE).cause()).startsWith("T/membership/");
    }

    @Test
    void orderAndRepeatsDoNotMatterInTheEnd() {
        Map<String, Object> inOrder = null;
        for (int seed = 0; seed < 5; seed++) {
            try (var shuffled = new MetricsDriver()) {
                var random = new Random(seed);
                List<Observation> figures = new ArrayList<>(someFigures());
                Collections.shuffle(figures, random);
                List<Geography> geography = new ArrayList<>(List.of(THREE_CITIES));
                Collections.shuffle(geography, random);
                for (Observation figure : figures) {
                    if (!geography.isEmpty() && random.nextBoolean()) {
                        shuffled.know(geography.remove(0));
                    }
                    shuffled.observe(figure);
                    if (random.nextInt(5) == 0) {
                        shuffled.observe(figures.get(random.nextInt(figures.size())));
                        shuffled.flush();
                    }
                }
                shuffled.know(geography.toArray(Geography[]::new)).flush();
                var values = values(shuffled);
                inOrder = inOrder == null ? values : inOrder;
                assertThat(values).isEqualTo(inOrder);
            }
        }
        assertThat(inOrder).hasSizeGreaterThan(100);
    }

    private static Map<String, Object> values(MetricsDriver driver) {
        Map<String, Object> values = new TreeMap<>();
        driver.latest()
                .forEach((key, v) -> values.put(
                        key,
                        List.of(
                                v.value() == null ? v.reason() : v.value(),
                                v.parts(),
                                v.coverage(),
                                v.provisional(),
                                v.inputs())));
        return values;
    }

    private static List<Observation> someFigures() {
        List<Observation> figures = new ArrayList<>();
        var random = new Random(1);
        for (String city : List.of("a", "b", "c")) {
            for (String variable : List.of("gdp", "population", "fiscal_revenue")) {
                for (int year : new int[] {2005, 2010, 2015, 2020}) {
                    for (int release = 0; release < 2; release++) {
                        double value = 100 + random.nextInt(1000);
                        figures.add(figure(city, variable, "" + year, value, Status.A, RELEASED.plusSeconds(release)));
                    }
                }
            }
        }
        return figures;
    }

    @Test
    void aSeriesThatIsPushedBackMovesTheLongestWindow() {
        gdp2020();
        driver.observe(figure("a", "gdp", "2010", 10), figure("b", "gdp", "2010", 5), figure("c", "gdp", "2010", 5));
        driver.flush();
        String key = "T/region:R/polarization(gdp)/longest/2020";
        assertThat(driver.latest(key).from()).hasToString("2010");

        driver.observe(figure("a", "gdp", "2000", 1), figure("b", "gdp", "2000", 2), figure("c", "gdp", "2000", 2));
        driver.flush();

        assertThat(driver.latest(key).from()).hasToString("2000");
        assertThat(driver.latest(key).value()).isCloseTo(100 * (0.6 - 0.2) / 20, within(1e-12));
        assertThat(driver.latest("T/region:R/polarization(gdp)/longest/2010").from())
                .hasToString("2000");
    }

    @Test
    void aRecordThatCannotBeReadIsPassedOver() {
        driver.unreadable("T/x", "{\"territory\":");
        driver.unreadable("T/y", "[]");
        gdp2020().flush();

        assertThat(driver.tally.of(Count.SKIPPED)).isEqualTo(2);
        assertThat(driver.latest(SHARE).value()).isEqualTo(0.6);
    }

    @Test
    void aComputationThatFailsStopsNoOther() {
        driver.know(THREE_CITIES)
                .observe(
                        figure("a", "gdp", "2020", 1.7e308),
                        figure("b", "gdp", "2020", 1.7e308),
                        figure("c", "gdp", "2020", 1.7e308),
                        figure("a", "patents_granted", "2020", 3),
                        figure("b", "patents_granted", "2020", 3),
                        figure("c", "patents_granted", "2020", 4));
        driver.flush();

        assertThat(driver.latest(SHARE).reason()).isEqualTo("error");
        assertThat(driver.latest("T/region:R/core_share(patents_granted)/-/2020")
                        .value())
                .isEqualTo(0.3);
        assertThat(driver.tally.of(Count.FAILED)).isPositive();
    }

    @Test
    void territoriesDoNotMix() {
        gdp2020().flush();

        assertThat(driver.latest().values())
                .allSatisfy(v -> assertThat(v.territory()).isEqualTo("T"));
        assertThat(driver.latest("T/territory:T/gini/-/2020").reason()).isEqualTo("too_few_cities");
    }
}
