package io.secunda.ingestion.agreements;

import io.secunda.events.Code;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.ingestion.facts.Candidate;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.facts.Publisher;
import io.secunda.ingestion.geography.KnownGeography;
import io.secunda.ingestion.intake.Columns;
import io.secunda.ingestion.intake.Fields;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.ingestion.intake.RowKind;
import io.secunda.ingestion.intake.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of agreements; their lists are separated by {@code |}. */
@ApplicationScoped
class AgreementRows implements RowKind<Agreement> {

    private static final Columns COLUMNS = new Columns(
            List.of("id", "signed", "kind", "participants", "source"),
            List.of(
                    "ends",
                    "leads",
                    "levels",
                    "milestones_due",
                    "milestones_delivered",
                    "title_en",
                    "title_zh",
                    "released",
                    "territory"),
            Map.of());
    private static final Set<String> UPPER_LEVELS = Set.of("provincial", "national");
    private static final int MOST_ITEMS = 500;

    private final FactLog<Agreement> log;
    private final KnownGeography geography;

    AgreementRows(FactLog<Agreement> log, KnownGeography geography) {
        this.log = log;
        this.geography = geography;
    }

    @Produces
    @Singleton
    static FactLog<Agreement> log(Publisher publisher, Clock clock) {
        return new FactLog<>(new AgreementKind(), publisher, clock);
    }

    @Override
    public FactLog<Agreement> log() {
        return log;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public void check(@Nullable String territory) {
        geography.check(territory);
    }

    @Override
    public Candidate<Agreement> read(
            int row, Fields fields, @Nullable String territory, Instant now, Consumer<String> notes) {
        String in = geography.territoryOf(fields, territory);
        Optional<Instant> released = fields.released(now);
        Period signed = fields.period("signed");
        Optional<Period> ends = fields.optionalPeriod("ends");
        if (ends.isPresent() && ends.get().last().isBefore(signed.first())) {
            throw new Rejected("ends", ends.get().toString(), "lies before it is signed, " + signed);
        }
        List<String> participants = participants(in, fields, notes);
        var agreement = new Agreement(
                in,
                fields.code("id"),
                title(fields),
                signed,
                ends.orElse(null),
                fields.code("kind"),
                participants,
                items(fields, "leads", text -> lead(in, participants, text)),
                items(fields, "levels", Level::parse),
                milestones(fields),
                fields.text("source", Texts.LONGEST_SOURCE),
                released.orElse(now),
                now);
        return new Candidate<>(row, released.isPresent(), agreement);
    }

    private static @Nullable Names title(Fields fields) {
        String en = fields.optionalText("title_en", Texts.LONGEST_NAME).orElse("");
        String zh = fields.optionalText("title_zh", Texts.LONGEST_NAME).orElse("");
        return en.isEmpty() && zh.isEmpty() ? null : new Names(en, zh);
    }

    /** Agreements reach beyond a territory: of the cities that take part at least one has to be known. */
    private List<String> participants(String territory, Fields fields, Consumer<String> notes) {
        List<String> participants = items(fields, "participants", code -> Code.require("city", code));
        if (participants.isEmpty()) {
            throw new Rejected("participants", null, "is missing; give the codes of the cities, separated by |");
        }
        if (participants.stream().noneMatch(code -> geography.hasCity(territory, code))) {
            throw new Rejected(
                    "participants",
                    fields.written("participants"),
                    "names no city of territory " + territory + "; correct the codes, or add the cities by a POST to"
                            + " /api/v1/territories/" + territory + "/geography");
        }
        participants.stream()
                .filter(code -> !geography.hasCity(territory, code))
                .forEach(code -> notes.accept("participant '" + code + "' is no city of territory " + territory
                        + "; the agreement counts between the cities that are"));
        return participants;
    }

    private String lead(String territory, List<String> participants, String text) {
        if (UPPER_LEVELS.contains(text) || participants.contains(text) || geography.hasCity(territory, text)) {
            return text;
        }
        throw new IllegalArgumentException("'" + text + "' neither takes part, nor is it a city of territory "
                + territory + ", provincial or national");
    }

    /** The parts of a list, each once, empty ones left out. */
    private static <T> List<T> items(Fields fields, String column, Function<String, T> reader) {
        Set<T> items = new LinkedHashSet<>();
        for (String text : fields.list(column, Texts.LONGEST_LIST)) {
            if (!text.isEmpty()) {
                items.add(read(text, column, reader));
            }
        }
        if (items.size() > MOST_ITEMS) {
            throw new Rejected(column, null, items.size() + " parts are too many; at most " + MOST_ITEMS);
        }
        return List.copyOf(items);
    }

    private static <T> T read(String text, String column, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(column, text, String.valueOf(e.getMessage()));
        }
    }

    /** What was agreed by when, and in the same place of the other list when it was done; empty while it is not. */
    private static List<Agreement.Milestone> milestones(Fields fields) {
        List<String> due = fields.list("milestones_due", Texts.LONGEST_LIST);
        List<String> delivered = fields.list("milestones_delivered", Texts.LONGEST_LIST);
        if (delivered.size() > due.size()) {
            throw new Rejected(
                    "milestones_delivered",
                    fields.written("milestones_delivered"),
                    "has " + delivered.size() + " parts, milestones_due has " + due.size()
                            + "; each delivery stands in the place of what was due, empty while it is not delivered");
        }
        List<Agreement.Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < due.size() && i < MOST_ITEMS; i++) {
            String done = i < delivered.size() ? delivered.get(i) : "";
            milestones.add(new Agreement.Milestone(
                    read(due.get(i), "milestones_due", Period::parse),
                    done.isEmpty() ? null : read(done, "milestones_delivered", Period::parse)));
        }
        return milestones;
    }
}
