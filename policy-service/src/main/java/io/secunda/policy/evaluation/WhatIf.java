package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.kit.streams.HeldStores;
import io.secunda.kit.streams.OverlayStore;
import io.secunda.policy.rules.RuleFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of recommendations if indicators had other values: the rules and the lifecycle of the stream, over an
 * overlay of its stores. Nothing is stored and nothing is told.
 */
public final class WhatIf {

    private final Surroundings surroundings;
    private final HeldStores stores;

    /**
     * @param surroundings gives the rules in force and the clock
     * @param stores of the stream
     */
    public WhatIf(Surroundings surroundings, HeldStores stores) {
        this.surroundings = surroundings;
        this.stores = stores;
    }

    /**
     * A recommendation that would change.
     *
     * @param id its id
     * @param change what would become of it
     * @param before where it stands, or null if it was never raised
     * @param after where it would stand
     */
    public record Move(String id, String change, @Nullable Recommendation before, Recommendation after) {}

    /**
     * Takes the values as if they had been told, and answers each question that they bear on once.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stream does not run
     */
    public List<Move> moves(List<IndicatorValue> values) {
        var imagined = new IndicatorValues(new OverlayStore(stores.named(IndicatorValues.STORE)));
        var standings = new Standings(new OverlayStore(stores.named(Standings.STORE)));
        var answers = new Answers(surroundings.rules(), imagined, standings, surroundings.clock());
        var index = new Question.Index(surroundings.rules());
        values.stream().map(IndicatorValue::territory).distinct().forEach(imagined::learnCities);
        Map<Question, String> open = new LinkedHashMap<>();
        for (IndicatorValue value : values) {
            if (index.indicators().contains(value.indicator()) && imagined.put(value)) {
                index.touchedBy(value, imagined::inRegions, imagined::compared)
                        .forEach(question -> open.put(question, value.key()));
            }
        }
        List<Move> moves = new ArrayList<>();
        open.forEach((question, cause) -> {
            Standing standing = standings.find(question.key());
            try {
                answers.answer(question, cause)
                        .ifPresent(after -> moves.add(new Move(
                                after.id(),
                                after.state().toString(),
                                standing == null ? null : standing.last(),
                                after)));
            } catch (RuleFailure e) {
                // as in the stream: the rule says nothing of this subject
                surroundings.counts().failed(question.rule(), question.key() + ": " + e.getMessage());
            }
        });
        return moves;
    }
}
