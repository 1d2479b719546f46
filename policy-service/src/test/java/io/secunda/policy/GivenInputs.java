package io.secunda.policy;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the indicator values in which a rule finds given inputs. */
final class GivenInputs {

    private GivenInputs() {}

    /**
     * The values of a step.
     *
     * @param number of the step, from 0: each lies two years after the one before, so that there is a year for an input
     *     {@code at: previous}. A break is marked in that year, so that it is compared with nothing itself
     */
    static List<IndicatorValue> of(Rule rule, Map<String, Double> given, int number) {
        int year = 1900 + 2 * number;
        Map<String, IndicatorValue> values = new TreeMap<>();
        for (Input input : rule.inputs().values()) {
            Double x = given.get(input.name());
            if (x != null) {
                IndicatorValue value = value(rule, input, x, input.at() == Input.At.PREVIOUS ? year - 1 : year);
                values.merge(value.key(), value, (one, other) -> together(input, one, other));
                input.breaks().forEach(marks -> {
                    IndicatorValue mark = Events.value(regionOf(rule), marks, year - 1, 1.0);
                    values.put(mark.key(), mark);
                });
            }
        }
        return List.copyOf(values.values());
    }

    private static IndicatorValue value(Rule rule, Input input, double x, int year) {
        String window = input.windows().get(0);
        String part = input.part();
        return with(
                Events.value(
                        subject(rule, input),
                        input.indicators().get(0),
                        window.equals(Input.NO_WINDOW) ? null : window,
                        year,
                        part == null && input.component() == null ? x : 1.0,
                        part == null ? Map.of() : Map.of(part, x)),
                role(rule, input),
                input.component() != null && x > 0.5 ? List.of(input.component()) : List.of());
    }

    private static String regionOf(Rule rule) {
        return rule.scale() == Scale.TERRITORY ? "territory:CN" : "region:CYU";
    }

    private static String subject(Rule rule, Input input) {
        if (input.of() == Input.Of.CORE) {
            return "city:500000@CYU";
        }
        if (input.of() == Input.Of.REGION) {
            return "region:CYU";
        }
        return switch (rule.scale()) {
            case CITY -> "city:510300@CYU";
            case PAIR -> "pair:510300~511000@CYU";
            case REGION -> "region:CYU";
            case TERRITORY -> "territory:CN";
        };
    }

    private static @Nullable Role role(Rule rule, Input input) {
        return input.of() == Input.Of.CORE ? Role.CORE : rule.role();
    }

    /** Two inputs of one value: its number comes from the one that reads the number, parts and components from both. */
    private static IndicatorValue together(Input latest, IndicatorValue one, IndicatorValue other) {
        Map<String, Double> parts = new TreeMap<>(one.parts());
        parts.putAll(other.parts());
        Collection<String> components = new ArrayList<>(one.components());
        components.addAll(other.components());
        IndicatorValue number = latest.part() == null && latest.component() == null ? other : one;
        return copy(number, parts, number.role(), List.copyOf(components), number.crossesBreak());
    }

    static IndicatorValue with(IndicatorValue v, @Nullable Role role, List<String> components) {
        return copy(v, v.parts(), role, components, v.crossesBreak());
    }

    static IndicatorValue acrossABreak(IndicatorValue v) {
        return copy(v, v.parts(), v.role(), v.components(), true);
    }

    /** The same without its number. */
    static IndicatorValue absent(IndicatorValue v) {
        int year = Integer.parseInt(v.period().toString());
        return with(
                Events.value(v.subject().toString(), v.indicator(), v.window(), year, null, Map.of()),
                v.role(),
                List.of());
    }

    /** The same value of another territory, computed at another time. */
    static IndicatorValue in(String territory, Instant recorded, IndicatorValue v) {
        return new IndicatorValue(
                territory,
                v.indicator(),
                v.subject(),
                v.window(),
                v.period(),
                v.from(),
                v.value(),
                v.reason(),
                v.parts(),
                v.components(),
                v.unit(),
                v.coverage(),
                v.provisional(),
                v.crossesBreak(),
                v.inputs(),
                v.previous(),
                v.names(),
                v.role(),
                v.sources(),
                v.vintage(),
                v.cause(),
                recorded);
    }

    private static IndicatorValue copy(
            IndicatorValue v,
            Map<String, Double> parts,
            @Nullable Role role,
            List<String> components,
            boolean crossesBreak) {
        Subject subject = v.subject();
        Period period = v.period();
        return new IndicatorValue(
                v.territory(),
                v.indicator(),
                subject,
                v.window(),
                period,
                v.from(),
                v.value(),
                v.reason(),
                parts,
                components,
                v.unit(),
                v.coverage(),
                v.provisional(),
                crossesBreak,
                v.inputs(),
                v.previous(),
                v.names(),
                role,
                v.sources(),
                v.vintage(),
                v.cause(),
                v.recorded());
    }
}
