package io.secunda.metrics.diagnosis;

import io.secunda.events.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of the mismatches, what they are measured by, and how the measure became the component. */
enum Component {
    DEVELOPMENT_QUALITY("hqd_score", null, Turn.LOW_RANK, "Quality of development", "高质量发展水平"),
    FISCAL_SELF_SUFFICIENCY("fiscal_self_sufficiency", null, Turn.NONE, "Own revenue", "财政自给"),
    AGEING_GAP("ageing_gap", null, Turn.HIGH_RANK, "Ageing", "老龄化"),
    MIGRATION_BALANCE("migration_balance", null, Turn.LOW_RANK, "Migration", "人口流动"),
    /** In constant boundaries where any is told, as in the mismatch itself. */
    RELATIVE_GROWTH_POPULATION(
            "relative_growth(population_constant_boundaries)",
            "longest",
            Turn.LOW_RANK,
            "Growth of population",
            "人口相对增长"),
    UNCOORDINATED_SIMILARITY(
            "similarity", null, Turn.NONE, "Similarity with the core without agreement", "与核心城市未协调的同构"),
    WEAKEST_DIMENSION_UNADDRESSED(
            null, null, Turn.SHARE, "Agreements that pass the weakest dimension by", "未涉及最弱维度的协议占比"),
    DECISION_IMPLEMENTATION_GAP(null, null, Turn.SHARE, "Agreed and not done", "决策-执行落差"),
    CORE_LED_SHARE(null, null, Turn.SHARE, "Agreements led from the core or above alone", "核心或上级单独主导的协议占比"),
    SHARED_LEADERSHIP(null, null, Turn.COMPLEMENT, "Shared leadership of its agreements", "其协议的共享领导力"),
    COOPERATION_REACH("cooperation_reach", null, Turn.COMPLEMENT, "Reach of cooperation", "合作广度"),
    RANK_GAP(null, null, Turn.SHARE, "Administrative rank below the core", "与核心城市的行政等级差");

    /** How a measure becomes a component. */
    enum Turn {
        /** 1 − percentile rank. */
        LOW_RANK,
        /** Percentile rank. */
        HIGH_RANK,
        /** 1 − the measure. */
        COMPLEMENT,
        /** The measure itself, which is no indicator of its own. */
        SHARE,
        /** In a way of its own, which the formula of the mismatch says. */
        NONE
    }

    private final @Nullable String indicator;
    private final @Nullable String window;
    private final Turn turn;

    @SuppressWarnings("ImmutableEnumChecker") // two texts
    private final Names names;

    Component(@Nullable String indicator, @Nullable String window, Turn turn, String english, String chinese) {
        this.indicator = indicator;
        this.window = window;
        this.turn = turn;
        this.names = new Names(english, chinese);
    }

    /** Its name as a part of a mismatch. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The indicator or family it is measured by, or null. */
    @Nullable String indicator() {
        return indicator;
    }

    /** The indicator it is measured by where {@link #indicator} is not told, or null. */
    @Nullable String otherwise() {
        return this == RELATIVE_GROWTH_POPULATION ? "relative_growth(population)" : null;
    }

    /** Label of the window of that indicator, or null. */
    @Nullable String window() {
        return window;
    }

    Names names() {
        return names;
    }

    /** The percentile rank behind a component, or null when it is not made of one. */
    @Nullable Double percentileRank(double mismatch) {
        return switch (turn) {
            case LOW_RANK -> 1 - mismatch;
            case HIGH_RANK -> mismatch;
            case COMPLEMENT, SHARE, NONE -> null;
        };
    }

    /** The measure behind a component, where the component alone says it; else null. */
    @Nullable Double measure(double mismatch) {
        return switch (turn) {
            case SHARE -> mismatch;
            case COMPLEMENT -> 1 - mismatch;
            case LOW_RANK, HIGH_RANK, NONE -> null;
        };
    }

    static @Nullable Component find(String id) {
        return Arrays.stream(values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The indicators and families that components of cities are measured by. */
    static List<String> indicators() {
        return Arrays.stream(values())
                .flatMap(component -> Stream.of(component.indicator(), component.otherwise()))
                .filter(Objects::nonNull)
                .toList();
    }
}
