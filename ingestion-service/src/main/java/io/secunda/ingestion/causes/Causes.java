package io.secunda.ingestion.causes;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.geography.KnownGeography;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts behind values that moved. Costs one pass over all known facts, however much is asked, and for each
 * question one over the changed ones of its variables.
 */
@ApplicationScoped
public class Causes {

    private final FactLog<Observation> observations;
    private final FactLog<Flow> flows;
    private final FactLog<Agreement> agreements;
    private final KnownGeography geography;

    Causes(
            FactLog<Observation> observations,
            FactLog<Flow> flows,
            FactLog<Agreement> agreements,
            KnownGeography geography) {
        this.observations = observations;
        this.flows = flows;
        this.agreements = agreements;
        this.geography = geography;
    }

    /**
     * The facts behind one value.
     *
     * @param keys their keys, the ones of its very periods first, then the latest recorded ones
     * @param more how many others there are
     */
    record Answer(List<String> keys, int more) {}

    /** All answers, in the order of the questions, and the facts that they name by key. */
    record Answers(Map<String, ChangedFact> facts, List<Answer> answers) {}

    /**
     * Answers.
     *
     * @param since the earlier moment: what was recorded then or later is a change
     * @param until the later moment
     * @param most keys in an answer
     */
    Answers answer(String territory, Instant since, Instant until, int most, List<Question> questions) {
        Map<Of, List<ChangedFact>> changed = changed(territory, since, until);
        Map<String, ChangedFact> named = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            Set<String> cities = citiesOf(territory, question.subject());
            List<ChangedFact> behind = new ArrayList<>();
            changed.forEach((of, facts) -> {
                if (question.looksAt(of.kind(), of.what())) {
                    facts.stream()
                            .filter(fact -> question.covers(fact) && fact.concerns(cities))
                            .forEach(behind::add);
                }
            });
            behind.sort(order(question));
            if (behind.isEmpty()) {
                // what led to it may have come before, and waited to be computed
                find(territory, question.cause(), until).forEach(behind::add);
            }
            List<ChangedFact> told = behind.stream().limit(most).toList();
            told.forEach(fact -> named.put(fact.key(), fact));
            answers.add(new Answer(told.stream().map(ChangedFact::key).toList(), behind.size() - told.size()));
        }
        return new Answers(named, answers);
    }

    private static Comparator<ChangedFact> order(Question question) {
        return Comparator.comparing((ChangedFact fact) -> !fact.key().equals(question.cause()))
                .thenComparing(
                        fact -> fact.period() == null || !question.periods().contains(fact.period()))
                .thenComparing(ChangedFact::recorded, Comparator.reverseOrder())
                .thenComparing(ChangedFact::key);
    }

    private record Of(ChangedFact.Kind kind, String what) {}

    private Map<Of, List<ChangedFact>> changed(String territory, Instant since, Instant until) {
        Map<Of, List<ChangedFact>> changed = new LinkedHashMap<>();
        observations.changed(territory, since, until, (before, after) -> add(changed, observation(before, after)));
        flows.changed(territory, since, until, (before, after) -> add(changed, ChangedFact.of(before, after)));
        agreements.changed(territory, since, until, (before, after) -> add(changed, ChangedFact.of(after)));
        geography
                .memberships(territory)
                .filter(m -> !m.recorded().isBefore(since) && !m.recorded().isAfter(until))
                .forEach(m -> add(changed, ChangedFact.of(m)));
        return changed;
    }

    private static void add(Map<Of, List<ChangedFact>> changed, ChangedFact fact) {
        changed.computeIfAbsent(new Of(fact.kind(), fact.what()), of -> new ArrayList<>())
                .add(fact);
    }

    private ChangedFact observation(@Nullable Observation before, Observation after) {
        return ChangedFact.of(
                before,
                after,
                geography
                        .variable(after.territory(), after.variable())
                        .map(Variable::names)
                        .orElse(null));
    }

    /** The one record of a key, if it is known and of that territory. */
    private List<ChangedFact> find(String territory, String key, Instant until) {
        List<ChangedFact> found = new ArrayList<>();
        observations.find(key).ifPresent(o -> found.add(observation(null, o)));
        flows.find(key).ifPresent(f -> found.add(ChangedFact.of(null, f)));
        agreements.find(key).ifPresent(a -> found.add(ChangedFact.of(a)));
        geography.memberships(territory).filter(m -> m.key().equals(key)).forEach(m -> found.add(ChangedFact.of(m)));
        return found.stream()
                .filter(fact -> fact.key().startsWith(territory + "/")
                        && !fact.recorded().isAfter(until))
                .toList();
    }

    private Set<String> citiesOf(String territory, Subject subject) {
        if (subject.scale() == Scale.PAIR && subject.other() != null) {
            return Set.of(subject.code(), subject.other());
        }
        if (subject.scale() == Scale.CITY && subject.region() == null) {
            return Set.of(subject.code());
        }
        if (subject.scale() == Scale.TERRITORY) {
            return geography.citiesOf(territory);
        }
        String region = subject.region() == null ? subject.code() : subject.region();
        return geography
                .memberships(territory)
                .filter(m -> m.region().equals(region))
                .map(Membership::city)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
