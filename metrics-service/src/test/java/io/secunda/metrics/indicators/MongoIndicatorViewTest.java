package io.secunda.metrics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.indicators.IndicatorView.Told;
import io.secunda.testkit.TestCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoIndicatorViewTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static TestCluster cluster;
    private static MongoClient client;
    private MongoIndicatorView view;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        client = MongoClients.create(cluster.mongoUri());
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @BeforeEach
    void empty() {
        view = new MongoIndicatorView(client, "view_test");
        view.clear();
    }

    private static Told told(Subject subject, String indicator, String period, int number) {
        return new Told(
                new IndicatorValue(
                        "T",
                        indicator,
                        subject,
                        null,
                        Period.parse(period),
                        null,
                        (double) number,
                        null,
                        Map.of(),
                        List.of(),
                        "none",
                        1,
                        false,
                        false,
                        1,
                        null,
                        new Names("R", "R"),
                        null,
                        List.of(),
                        null,
                        "cause",
                        BEGIN.plusSeconds(number)),
                number);
    }

    private static IndicatorQuery query(@Nullable Instant asOf, boolean history, int limit, @Nullable Cursor after) {
        return new IndicatorQuery("T", List.of(), List.of(), null, null, null, null, null, asOf, history, limit, after);
    }

    private List<Double> values(IndicatorQuery query) {
        return view.find(query).items().stream().map(IndicatorValue::value).toList();
    }

    private void tellHundredVersions() {
        for (int n = 0; n < 100; n++) {
            view.put(List.of(told(Subject.region("R"), "gini", "2020", n)));
        }
    }

    @Test
    void manyVersionsAreAllKept() {
        tellHundredVersions();

        assertThat(values(query(null, false, 10, null))).containsExactly(99.0);
        assertThat(values(query(BEGIN.plusSeconds(3), false, 10, null))).containsExactly(3.0);
        assertThat(values(query(BEGIN.plusSeconds(50), false, 10, null))).containsExactly(50.0);
        assertThat(values(query(BEGIN.minusSeconds(1), false, 10, null))).isEmpty();
        assertThat(values(query(null, true, 1000, null))).hasSize(100).isSorted();
    }

    private List<String> changes(int since, int until, int limit) {
        List<String> read = new ArrayList<>();
        Cursor after = null;
        do {
            var page = view.changes(query(BEGIN.plusSeconds(until), false, limit, after), BEGIN.plusSeconds(since));
            page.items()
                    .forEach(change -> read.add(change.after().period() + ": "
                            + (change.before() == null
                                    ? "nothing"
                                    : change.before().value()) + " to "
                            + change.after().value()));
            after = page.next() == null ? null : Cursor.parse(page.next().text());
        } while (after != null);
        return read;
    }

    @Test
    void whatMovedBetweenTwoMomentsIsToldOnceHoweverOftenItMoved() {
        tellHundredVersions();
        view.put(List.of(
                told(Subject.region("R"), "gini", "2018", 100),
                told(Subject.region("R"), "gini", "2019", 101),
                told(Subject.region("S"), "gini", "2020", 102)));

        // versions of the first half were moved out of the document
        assertThat(changes(5, 40, 10)).containsExactly("2020: 4.0 to 40.0");
        assertThat(changes(99, 99, 10)).containsExactly("2020: 98.0 to 99.0");
        assertThat(changes(0, 200, 1))
                .containsExactly(
                        "2018: nothing to 100.0",
                        "2019: nothing to 101.0",
                        "2020: nothing to 99.0",
                        "2020: nothing to 102.0");
        assertThat(changes(103, 200, 10)).isEmpty();
    }

    @Test
    void theSameAgainChangesNothing() {
        tellHundredVersions();
        tellHundredVersions();

        assertThat(values(query(null, true, 1000, null))).hasSize(100);
    }

    @Test
    void aPageMayEndBetweenTwoVersions() {
        tellHundredVersions();
        List<Double> read = new ArrayList<>();
        Cursor after = null;
        do {
            var page = view.find(query(null, true, 7, after));
            page.items().forEach(v -> read.add(v.value()));
            after = page.next() == null ? null : Cursor.parse(page.next().text());
        } while (after != null);

        assertThat(read).hasSize(100).isSorted();
    }

    @Test
    void seriesAreFoundByWhatTheyAreAbout() {
        view.put(List.of(
                told(Subject.region("R"), "core_share(gdp)", "2020", 1),
                told(Subject.region("S"), "core_share(gdp)", "2019", 2),
                told(Subject.city("a", "R"), "share_shift(gdp)", "2020", 3),
                told(Subject.city("a", "S"), "share_shift(population)", "2020", 4),
                told(Subject.city("a"), "migration_balance", "2020", 5),
                told(Subject.territory("T"), "gini", "2020", 6)));

        assertThat(find(List.of(Subject.city("a")), List.of(), null, null)).containsExactlyInAnyOrder(3.0, 4.0, 5.0);
        assertThat(find(List.of(Subject.city("a", "S")), List.of(), null, null)).containsExactly(4.0);
        assertThat(find(List.of(), List.of("share_shift"), null, null)).containsExactlyInAnyOrder(3.0, 4.0);
        assertThat(find(List.of(), List.of("share_shift(gdp)", "gini"), null, null))
                .containsExactlyInAnyOrder(3.0, 6.0);
        assertThat(find(List.of(), List.of(), "R", null)).containsExactlyInAnyOrder(1.0, 3.0);
        assertThat(find(List.of(), List.of(), null, Scale.REGION)).containsExactlyInAnyOrder(1.0, 2.0);
    }

    private List<Double> find(
            List<Subject> subjects, List<String> indicators, @Nullable String region, @Nullable Scale scale) {
        return values(
                new IndicatorQuery("T", subjects, indicators, region, scale, null, null, null, null, false, 100, null));
    }
}
