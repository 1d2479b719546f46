package io.secunda.policy;

import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.evaluation.WhatIf;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.ShippedRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenarios beside a stream with recommendations. */
class ScenarioTest {

    private static final Rule PLAIN = ShippedRules.from(ShippedRules.PLAIN);
    private static final String INDICATOR = PLAIN.primary().indicators().get(0);

    private PolicyDriver stream;
    private WhatIf whatIf;

    @BeforeEach
    void start() {
        stream = new PolicyDriver(PLAIN);
        whatIf = new WhatIf(stream.surroundings(), stream::store);
        send(in("region:HIGH", 0.6), in("region:LOW", 0.1));
    }

    @AfterEach
    void close() {
        stream.close();
    }

    private static IndicatorValue in(String region, double value) {
        return value(region, INDICATOR, 2020, value);
    }

    private List<Recommendation> send(IndicatorValue... values) {
        return stream.send(List.of(values));
    }

    private Map<String, String> stores() {
        var copy = new TreeMap<String, String>();
        for (String name : List.of("indicator-values", "recommendations")) {
            try (var all = stream.store(name).all()) {
                all.forEachRemaining(
                        e -> copy.put(name + " " + e.key, new String(e.value, StandardCharsets.ISO_8859_1)));
            }
        }
        return copy;
    }

    @Test
    void raisesAndWithdrawsInThoughtOnly() {
        Map<String, String> before = stores();

        List<WhatIf.Move> moves = whatIf.moves(List.of(in("region:HIGH", 0.01), in("region:LOW", 0.9)));

        assertThat(moves)
                .extracting(move -> move.change() + " " + move.after().subject())
                .containsExactlyInAnyOrder("withdrawn region:HIGH", "raised region:LOW");
        assertThat(moves).allSatisfy(move -> {
            boolean raised = move.change().equals("raised");
            assertThat(move.before() == null).isEqualTo(raised);
            assertThat(move.after().evidence()).isNotEmpty();
        });
        assertThat(stores()).isEqualTo(before);
        assertThat(send()).isEmpty();
    }

    @Test
    void isWhatTheStreamTellsWhenItComesTrue() {
        IndicatorValue[] values = {in("region:HIGH", 0.99), in("region:LOW", 0.9)};
        List<Recommendation> imagined =
                whatIf.moves(List.of(values)).stream().map(WhatIf.Move::after).toList();

        assertThat(imagined).isNotEmpty().isEqualTo(send(values));
    }

    private static IndicatorValue ranked(String subject, String indicator, double score, int rank, Role role) {
        IndicatorValue plain = value(subject, indicator, null, 2020, score, Map.of("rank", (double) rank, "of", 5.0));
        return new IndicatorValue(
                plain.territory(),
                plain.indicator(),
                plain.subject(),
                plain.window(),
                plain.period(),
                plain.from(),
                plain.value(),
                plain.reason(),
                plain.parts(),
                plain.components(),
                plain.unit(),
                plain.coverage(),
                plain.provisional(),
                plain.crossesBreak(),
                plain.inputs(),
                plain.previous(),
                plain.names(),
                role,
                plain.sources(),
                plain.vintage(),
                plain.cause(),
                plain.recorded().plusMillis((long) (score * 1000)));
    }

    @Test
    void aCoreThatGetsAheadLeavesCitiesOfItsRegionBehind() {
        try (var all = new PolicyDriver(ShippedRules.all())) {
            String score = "hqd_score(green_transformation)";
            List<IndicatorValue> now = new ArrayList<>(List.of(ranked("city:C@R", score, 0.5, 1, Role.CORE)));
            for (int rank = 2; rank <= 5; rank++) {
                now.add(ranked("city:S" + rank + "@R", score, 0.4, rank, Role.SECONDARY));
            }
            all.send(now);
            List<IndicatorValue> ahead = List.of(ranked("city:C@R", score, 0.95, 1, Role.CORE));
            List<String> imagined = new WhatIf(all.surroundings(), all::store)
                    .moves(ahead).stream().map(WhatIf.Move::id).toList();

            assertThat(imagined).contains("gap-green-transformation~city:S5@R");
            assertThat(all.send(ahead)).extracting(Recommendation::id).containsExactlyInAnyOrderElementsOf(imagined);
        }
    }

    @Test
    void sayingTheSameMovesNothing() {
        assertThat(whatIf.moves(List.of(in("region:HIGH", 0.6), in("region:LOW", 0.1))))
                .isEmpty();
        assertThat(whatIf.moves(List.of(value("region:HIGH", "of_no_rule", 2020, 1.0))))
                .isEmpty();
    }
}
