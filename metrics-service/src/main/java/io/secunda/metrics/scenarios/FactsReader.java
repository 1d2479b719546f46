package io.secunda.metrics.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.metrics.recompute.Hypothesis;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a scenario and checks them against what is known, so that a slip of the pen is no finding: a city,
 * variable or region that is unknown, a change of what is unknown and the same thing twice are errors.
 */
final class FactsReader {

    /** More facts than this are refused. */
    static final int MOST_FACTS = 1_000;

    /** The publication that facts of a scenario come from. */
    static final String SOURCE = "scenario";

    private static final int MOST_ERRORS = 50;
    private static final Set<String> LISTS = Set.of("observations", "flows", "agreements", "memberships");
    private static final Set<String> GOVERNMENTS = Set.of("national", "provincial");
    private static final String UNKNOWN_UNIT = "1";

    private final TerritoryState state;
    private final Instant now;
    private final List<FactError> errors = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    private FactsReader(TerritoryState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /**
     * Reads them.
     *
     * @throws FactErrors with all that is wrong
     */
    static Hypothesis read(JsonNode scenario, TerritoryState state, Instant now) {
        var reader = new FactsReader(state, now);
        Hypothesis hypothesis = reader.read(scenario);
        if (!reader.errors.isEmpty()) {
            throw new FactErrors(reader.errors);
        }
        return hypothesis;
    }

    private void tell(FactError error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    private Hypothesis read(JsonNode scenario) {
        int facts = 0;
        for (String list : LISTS) {
            JsonNode given = scenario.path(list);
            if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
                tell(new FactError(list, "is no list"));
            }
            facts += given.size();
        }
        if (facts == 0) {
            tell(new FactError("", "there is no fact: write observations, flows, agreements or memberships"));
        }
        if (facts > MOST_FACTS) {
            tell(new FactError("", facts + " facts are too many; a scenario has at most " + MOST_FACTS));
        }
        if (!errors.isEmpty()) {
            return new Hypothesis(List.of(), List.of(), List.of(), List.of());
        }
        // a city that joins a region is known to what follows
        return new Hypothesis(
                all(scenario, "memberships", Set.of("region", "city", "role", "from", "to"), this::membership),
                all(scenario, "observations", Set.of("city", "variable", "period", "value", "change"), this::figure),
                all(
                        scenario,
                        "flows",
                        Set.of("origin", "destination", "kind", "period", "value", "change"),
                        this::flow),
                all(
                        scenario,
                        "agreements",
                        Set.of(
                                "id",
                                "title",
                                "signed",
                                "ends",
                                "kind",
                                "participants",
                                "leads",
                                "levels",
                                "milestones"),
                        this::agreement));
    }

    private interface Reading<T> {
        @Nullable T of(Row row, int number);
    }

    private <T> List<T> all(JsonNode scenario, String list, Set<String> fields, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        JsonNode given = scenario.path(list);
        for (int i = 0; i < given.size(); i++) {
            var row = new Row(list + "[" + i + "]", given.get(i), fields, this::tell);
            try {
                T fact = row.sound() ? reading.of(row, i) : null;
                if (fact != null) {
                    read.add(fact);
                }
            } catch (IllegalArgumentException e) {
                tell(new FactError(list + "[" + i + "]", String.valueOf(e.getMessage())));
            }
        }
        return read;
    }

    /** Each thing once: of two figures of the same cell one could not say which is meant. */
    private boolean first(Row row, String field, String cell, String place) {
        String other = places.putIfAbsent(cell, place);
        if (other != null) {
            row.wrong(field, "is about the same as " + other);
        }
        return other == null;
    }

    private @Nullable String city(Row row, String field) {
        String code = row.text(field);
        if (!code.isEmpty() && !isCity(code)) {
            row.wrong(field, "'" + code + "' is no city of " + state.id());
        }
        return row.sound() ? code : null;
    }

    private boolean isCity(String code) {
        return state.city(code) != null
                || state.figures().cities().contains(code)
                || !state.regionsOf(code).isEmpty();
    }

    private @Nullable Observation figure(Row row, int number) {
        String city = city(row, "city");
        String id = row.text("variable");
        Variable variable = state.variables().get(id);
        if (variable == null && !id.isEmpty()) {
            row.wrong("variable", "'" + id + "' is no variable of " + state.id());
        }
        Period period = row.period("period");
        if (city == null || variable == null || period == null) {
            return null;
        }
        Figure held = state.figures().at(id, period, city);
        Double value = Amount.of(row, held == null ? null : held.value(), id + " of " + city + " in " + period);
        String cell = "o/" + city + "/" + id + "/" + period;
        if (value == null || !first(row, "period", cell, "observations[" + number + "]")) {
            return null;
        }
        // a mark of a break says something of the series, which a figure in its place leaves as it is
        Status status = held != null && held.breaks() && !held.derived() ? Status.B : Status.A;
        return new Observation(state.id(), city, id, period, value, variable.unit(), SOURCE, status, now, now);
    }

    private @Nullable Flow flow(Row row, int number) {
        String origin = city(row, "origin");
        String destination = city(row, "destination");
        String kind = row.text("kind");
        Period period = row.period("period");
        if (origin == null || destination == null || period == null || kind.isEmpty()) {
            return null;
        }
        if (!state.flows().kinds().contains(kind)) {
            row.wrong(
                    "kind",
                    "'" + kind + "' is no kind of flow of " + state.id() + "; known are "
                            + String.join(", ", state.flows().kinds()));
            return null;
        }
        Figure held = state.flows().at(kind, period, origin, destination);
        String words = kind + " from " + origin + " to " + destination + " in " + period;
        Double value = Amount.of(row, held == null ? null : held.value(), words);
        if (value != null && value < 0) {
            row.wrong(row.has("value") ? "value" : "change", "leads to less than 0");
            return null;
        }
        String cell = "f/" + origin + "~" + destination + "/" + kind + "/" + period;
        if (value == null || !first(row, "period", cell, "flows[" + number + "]")) {
            return null;
        }
        Status status = held != null && held.breaks() ? Status.B : Status.A;
        return new Flow(state.id(), origin, destination, kind, period, value, UNKNOWN_UNIT, SOURCE, status, now, now);
    }

    private @Nullable Agreement agreement(Row row, int number) {
        String id = row.has("id") ? row.text("id") : "scenario-" + (number + 1);
        Period signed = row.period("signed");
        Period ends = row.optionalPeriod("ends");
        String kind = row.text("kind");
        List<String> participants = row.texts("participants");
        if (participants.size() < 2) {
            row.wrong("participants", "are fewer than two cities");
        }
        participants.stream()
                .filter(code -> !isCity(code))
                .forEach(code -> row.wrong("participants", "'" + code + "' is no city of " + state.id()));
        List<String> leads = row.texts("leads");
        leads.stream()
                .filter(lead -> !isCity(lead) && !GOVERNMENTS.contains(lead))
                .forEach(lead -> row.wrong(
                        "leads", "'" + lead + "' is no city of " + state.id() + ", nor national or provincial"));
        List<Level> levels = levels(row);
        List<Agreement.Milestone> milestones = milestones(row);
        String title = row.optionalText("title");
        if (!row.sound() || signed == null || !first(row, "id", "a/" + id, "agreements[" + number + "]")) {
            return null;
        }
        return new Agreement(
                state.id(),
                id,
                title == null ? null : new Names(title, title),
                signed,
                ends,
                kind,
                participants,
                leads,
                levels,
                milestones,
                SOURCE,
                now,
                now);
    }

    private static List<Level> levels(Row row) {
        List<Level> levels = new ArrayList<>();
        for (String level : row.texts("levels")) {
            try {
                levels.add(Level.parse(level));
            } catch (IllegalArgumentException e) {
                row.wrong("levels", String.valueOf(e.getMessage()));
            }
        }
        return levels;
    }

    private static List<Agreement.Milestone> milestones(Row row) {
        List<Agreement.Milestone> milestones = new ArrayList<>();
        for (Row milestone : row.rows("milestones", Set.of("due", "delivered"))) {
            Period due = milestone.period("due");
            Period delivered = milestone.optionalPeriod("delivered");
            if (due != null) {
                milestones.add(new Agreement.Milestone(due, delivered));
            }
        }
        return milestones;
    }

    private @Nullable Membership membership(Row row, int number) {
        String city = city(row, "city");
        String region = row.text("region");
        if (!region.isEmpty() && state.citiesEverIn(region).isEmpty()) {
            row.wrong("region", "'" + region + "' is no region of " + state.id());
        }
        Role role = row.parsed("role", Role::parse);
        Period from = row.optionalPeriod("from");
        Period to = row.optionalPeriod("to");
        if (!row.sound() || city == null || role == null) {
            return null;
        }
        var membership = new Membership(state.id(), region, city, role, from, to, SOURCE, now);
        return first(row, "city", membership.key(), "memberships[" + number + "]") ? membership : null;
    }
}
