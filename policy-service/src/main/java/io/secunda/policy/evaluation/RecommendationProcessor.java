package io.secunda.policy.evaluation;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Origin;
import io.secunda.events.topic.Topic;
import io.secunda.kit.tracing.SpansOfATurn;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Turns indicator values into events of recommendations.
 *
 * <p>A value goes into the store as it comes; which questions it opens is noted in the heap only, and as soon as no more
 * values come each is answered once, whatever the number of values that bear on it. So values that come together, as the
 * periods of a series do, are answered together: what half of them say is told to nobody. What was noted when the process died is not lost:
 * at the start every question is open again, and an answer that was given before is not given twice.
 *
 * <p>A stream that comes up without its stores reads what was told, and the values, from their topics before it answers
 * anything: it goes on where the topic of recommendations ends, and tells nothing that is on it already.
 *
 * <p>Rules may change while it runs. Then the questions of the rules that changed are open again, as all are at the start;
 * since what was told is remembered with the version of the rule, a change of a rule is told once for each recommendation,
 * however often and by whichever instance it is noticed.
 */
public final class RecommendationProcessor implements Processor<String, byte[], String, byte[]> {

    /** Questions are answered as soon as no value has come for so long. */
    public static final Duration FLUSH = Duration.ofMillis(10);

    /** While values keep coming, questions wait so many flushes. */
    static final int MOST_HELD = 20;

    /** Answers at most this many questions at a time, so that reading goes on between. */
    static final int MOST_AT_ONCE = 2_000;

    /** CloudEvents source of what is said here. */
    static final String SOURCE = "/secunda/policy-service";

    private final Surroundings surroundings;
    private final Map<Question, String> open = new LinkedHashMap<>();
    private final Beginnings beginnings = new Beginnings();
    private final SpansOfATurn spans;
    private final Set<String> standing = new HashSet<>();
    private Map<String, Standing> toldBefore = Map.of();
    private boolean complete;
    private boolean came;
    private int held;
    private RuleBase rules;
    private Question.Index index;
    private ProcessorContext<String, byte[]> context;
    private IndicatorValues values;
    private Standings standings;
    private Answers answers;

    private RecommendationProcessor(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.spans = new SpansOfATurn(surroundings.counts().traces(), "evaluate rules");
        this.rules = surroundings.rules();
        this.index = new Question.Index(rules);
    }

    /** Processors with their stores. */
    public static ProcessorSupplier<String, byte[], String, byte[]> with(Surroundings surroundings) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, byte[]> get() {
                return new RecommendationProcessor(surroundings);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(store(IndicatorValues.STORE), store(Standings.STORE));
            }
        };
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        values = new IndicatorValues(context.getStateStore(IndicatorValues.STORE));
        standings = new Standings(context.getStateStore(Standings.STORE));
        answers = new Answers(rules, values, standings, surroundings.clock());
        values.forEach(value -> ask(value, value.key()));
        standings.forEach(found -> {
            stands(found.last());
            askAgain(found.last());
        });
        // read here, and kept at the first flush: nothing is written that long reading could keep from being committed
        toldBefore = standings.empty() ? toldBefore(context.taskId().partition()) : Map.of();
        context.schedule(FLUSH, PunctuationType.WALL_CLOCK_TIME, now -> {
            keepToldBefore();
            lookAtRules();
            keepEarlierValues();
            if (quiet()) {
                answerSome();
            }
        });
    }

    /**
     * Whether no value has come since the last flush, or questions have waited long enough. It is not enough to look at the
     * time: between two values that came together the process may have had to wait for others.
     */
    private boolean quiet() {
        boolean quiet = !came || held >= MOST_HELD;
        came = false;
        held = quiet ? 0 : held + 1;
        return quiet;
    }

    private Map<String, Standing> toldBefore(int partition) {
        Map<String, Standing> told = new LinkedHashMap<>();
        surroundings
                .earlierEvents()
                .read(partition, event -> told.put(event.key(), Standing.after(event, told.get(event.key()))));
        return told;
    }

    private void keepToldBefore() {
        toldBefore.values().forEach(standing -> {
            standings.put(standing);
            stands(standing.last());
            askAgain(standing.last());
        });
        toldBefore = Map.of();
    }

    /** Rules that were changed, added or taken out are asked about anew. */
    @SuppressWarnings("ReferenceEquality") // each change makes another base
    private void lookAtRules() {
        RuleBase now = surroundings.rules();
        if (now == rules) {
            return;
        }
        Set<String> changed = now.differingFrom(rules);
        rules = now;
        index = new Question.Index(now);
        answers = new Answers(now, values, standings, surroundings.clock());
        complete = false;
        values.forEach(value -> index.touchedBy(value, values::inRegions, values::compared).stream()
                .filter(question -> changed.contains(question.rule()))
                .forEach(question -> open.put(question, value.key())));
        standings.forEach(standing -> {
            if (changed.contains(standing.last().rule())) {
                askAgain(standing.last());
            }
        });
    }

    /** A rule that is new here looks at indicators whose values went by before: these are read again. */
    private void keepEarlierValues() {
        if (complete) {
            return;
        }
        complete = true;
        values.keptOnly(index.indicators());
        Set<String> missing = values.notYetKept(index.indicators());
        if (!missing.isEmpty()) {
            surroundings.earlierValues().read(missing, context.taskId().partition(), this::keep);
            values.kept(missing);
        }
    }

    private void keep(IndicatorValue value) {
        if (values.put(value)) {
            ask(value, value.key());
        }
    }

    @Override
    public void process(Record<String, byte[]> incoming) {
        came = true;
        byte[] bytes = incoming.value();
        if (bytes == null) {
            setAside(incoming, "the record has no value; expected an indicator value");
            return;
        }
        if (index.passesOver(incoming.key())) {
            surroundings.counts().read();
            return;
        }
        IndicatorValue value;
        try {
            value = Json.read(bytes, IndicatorValue.class);
        } catch (IllegalArgumentException e) {
            setAside(incoming, "no indicator value: " + e.getMessage());
            return;
        }
        surroundings.counts().read();
        if (index.indicators().contains(value.indicator())) {
            beginnings.note(value.key(), incoming.headers());
            keep(value);
        }
    }

    private void ask(IndicatorValue value, String cause) {
        for (Question question : index.touchedBy(value, values::inRegions, values::compared)) {
            open.put(question, cause);
        }
    }

    private void askAgain(Recommendation last) {
        if (last.state().open()) {
            open.putIfAbsent(new Question(last.rule(), last.territory(), last.subject()), last.cause());
        }
    }

    private void answerSome() {
        Iterator<Map.Entry<Question, String>> questions = open.entrySet().iterator();
        for (int count = 0; count < MOST_AT_ONCE && questions.hasNext(); count++) {
            Map.Entry<Question, String> question = questions.next();
            answer(question.getKey(), question.getValue());
            questions.remove();
        }
        spans.end();
        if (open.isEmpty()) {
            beginnings.clear();
        }
    }

    private void answer(Question question, String cause) {
        surroundings.counts().evaluated();
        try {
            Optional<Recommendation> event = answers.answer(question, cause);
            event.ifPresent(this::tell);
        } catch (RuleFailure e) {
            surroundings.counts().failed(question.rule(), question.key() + ": " + e.getMessage());
        }
    }

    private void tell(Recommendation event) {
        byte[] value = Json.write(event);
        var headers = new RecordHeaders();
        Origin origin = beginnings.of(event.cause());
        new Envelope(
                        Envelope.idOf(event.key(), value),
                        SOURCE,
                        event.state().eventType(),
                        event.id(),
                        event.recorded(),
                        event.recorded(),
                        event.territory(),
                        Topic.RECOMMENDATIONS.schemaUri())
                .tracedBy(origin == null ? null : spans.handOn(origin.traceparent()))
                .addTo(headers);
        if (origin != null) {
            origin.addTo(headers);
            surroundings.counts().after(origin.recorded());
        }
        context.forward(new Record<>(event.key(), value, event.recorded().toEpochMilli(), headers));
        surroundings.counts().told(event.state());
        stands(event);
    }

    private void stands(Recommendation last) {
        if (last.state().open() ? standing.add(last.key()) : standing.remove(last.key())) {
            surroundings.counts().open(this, standing.size());
        }
    }

    @Override
    public void close() {
        surroundings.counts().open(this, 0);
    }

    private void setAside(Record<String, byte[]> unreadable, String reason) {
        @Nullable RecordMetadata place = context.recordMetadata().orElse(null);
        if (place != null) {
            var record = new ConsumerRecord<>(
                    place.topic(), place.partition(), place.offset(), unreadable.key(), unreadable.value());
            unreadable.headers().forEach(record.headers()::add);
            surroundings.unreadable().accept(record, reason);
        }
    }
}
