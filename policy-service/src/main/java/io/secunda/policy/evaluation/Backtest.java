package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have told, had it been in force from the beginning: all versions of all values go through the same
 * evaluation and lifecycle as in the stream, with stores of its own and the time of recording for a clock.
 *
 * <p>Values of which each was recorded within {@link RecommendationProcessor#FLUSH} of the one before are answered together,
 * as they would be had they come in as they were recorded; a stream that is behind may gather more before it answers.
 */
final class Backtest {

    private final String territory;
    private final int limit;
    private final Question.Index index;
    private final IndicatorValues values = new IndicatorValues(new HeapStore());
    private final Standings standings = new Standings(new HeapStore());
    private final RecordedTime time = new RecordedTime();
    private final Answers answers;
    private final Map<Question, String> open = new LinkedHashMap<>();
    private final List<Recommendation> events = new ArrayList<>();
    private final Map<State, Integer> counts = new TreeMap<>();
    private @Nullable Instant began;
    private @Nullable Instant first;
    private @Nullable String failure;
    private long taken;
    private int failures;

    /**
     * @param rule the rule
     * @param territory whose values are looked at
     * @param limit most events that are kept; the others are counted
     */
    Backtest(Rule rule, String territory, int limit) {
        RuleBase rules = RuleBase.of(List.of(rule));
        this.territory = territory;
        this.limit = limit;
        this.index = new Question.Index(rules);
        this.answers = new Answers(rules, values, standings, time);
    }

    /** Takes in the next value, in the order in which they were recorded. */
    void take(IndicatorValue value) {
        if (!value.territory().equals(territory) || !index.indicators().contains(value.indicator())) {
            return;
        }
        if (began != null
                && (isAfter(time.instant(), 1, value) || isAfter(began, RecommendationProcessor.MOST_HELD, value))) {
            answer();
        }
        taken++;
        first = first == null ? value.recorded() : first;
        time.reach(value.recorded());
        if (values.put(value)) {
            began = began == null ? value.recorded() : began;
            index.touchedBy(value, values::inRegions, values::compared)
                    .forEach(question -> open.put(question, value.key()));
        }
    }

    private static boolean isAfter(Instant then, int flushes, IndicatorValue value) {
        return value.recorded().isAfter(then.plus(RecommendationProcessor.FLUSH.multipliedBy(flushes)));
    }

    private void answer() {
        open.forEach((question, cause) -> {
            try {
                answers.answer(question, cause).ifPresent(this::note);
            } catch (RuleFailure e) {
                failures++;
                failure = failure == null ? question.key() + ": " + e.getMessage() : failure;
            }
        });
        open.clear();
        began = null;
    }

    private void note(Recommendation event) {
        counts.merge(event.state(), 1, Integer::sum);
        if (events.size() < limit) {
            events.add(event);
        }
    }

    /**
     * What came of it.
     *
     * @param events the first events, in order
     * @param counts how many events of each state there were
     * @param subjects whom any of them was about
     * @param open how many recommendations would be in force at the end
     * @param values how many values were read
     * @param first when the first of them was recorded, or null without any
     * @param last when the last was
     * @param failures how often the rule could not be evaluated
     * @param failure the first time, or null
     */
    record Outcome(
            List<Recommendation> events,
            Map<State, Integer> counts,
            int subjects,
            int open,
            long values,
            @Nullable Instant first,
            @Nullable Instant last,
            int failures,
            @Nullable String failure) {}

    /** Answers what is open and tells what came of it all. */
    Outcome end() {
        answer();
        int[] found = new int[2];
        standings.forEach(standing -> {
            found[0]++;
            found[1] += standing.open() ? 1 : 0;
        });
        return new Outcome(
                List.copyOf(events),
                counts,
                found[0],
                found[1],
                taken,
                first,
                first == null ? null : time.instant(),
                failures,
                failure);
    }

    /** The latest time of recording so far. */
    private static final class RecordedTime extends Clock {

        private Instant now = Instant.EPOCH;

        void reach(Instant recorded) {
            now = recorded.isAfter(now) ? recorded : now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
