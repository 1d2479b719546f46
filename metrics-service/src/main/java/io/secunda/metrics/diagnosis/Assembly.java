package io.secunda.metrics.diagnosis;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.diagnosis.Diagnosis.Evidence;
import io.secunda.metrics.diagnosis.Diagnosis.InRegion;
import io.secunda.metrics.diagnosis.Diagnosis.OneMismatch;
import io.secunda.metrics.indicators.KnownValues;
import io.secunda.metrics.indicators.KnownValues.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a diagnosis together from what the view holds. */
@ApplicationScoped
class Assembly {

    private static final String TYPOLOGY = "typology";
    private static final List<String> MISMATCHES = List.of("place_mismatch", "priority_mismatch", "actor_mismatch");
    private static final String CORE = "core:";
    private static final String WEAKEST = "weakest:";

    private final KnownValues known;
    private final Map<String, Names> names;

    Assembly(KnownValues known, Families families) {
        this.known = known;
        this.names = families.all().stream()
                .collect(Collectors.toUnmodifiableMap(family -> family.id(), family -> family.names()));
    }

    /** The diagnosis, or empty when nothing was ever told of the city. */
    Optional<Diagnosis> of(String city, @Nullable String onlyRegion, Moment at) {
        IndicatorValue any = known.any(Subject.city(city), at);
        if (any == null) {
            return Optional.empty();
        }
        List<String> asked = Stream.of(MISMATCHES.stream(), Stream.of(TYPOLOGY), Component.indicators().stream())
                .flatMap(indicators -> indicators)
                .toList();
        List<IndicatorValue> told = known.of(Subject.city(city), asked, at);
        SortedMap<String, @Nullable Role> regions = roles(told, onlyRegion);
        Diagnosis.Type type = type(told);
        return Optional.of(new Diagnosis(
                at.territory(),
                city,
                any.names(),
                at.asOf(),
                regions.entrySet().stream()
                        .map(entry -> inRegion(entry.getKey(), entry.getValue(), type, told, at))
                        .toList()));
    }

    /** The regions that the city is in by what was told, with its role in each at the latest period that says one. */
    private static SortedMap<String, @Nullable Role> roles(List<IndicatorValue> told, @Nullable String onlyRegion) {
        SortedMap<String, @Nullable Role> roles = new TreeMap<>();
        told.stream().sorted(Comparator.comparing(IndicatorValue::period)).forEach(value -> {
            String region = value.subject().region();
            if (region != null && (onlyRegion == null || onlyRegion.equals(region))) {
                Role role = value.role();
                roles.put(region, role != null ? role : roles.get(region));
            }
        });
        return roles;
    }

    private InRegion inRegion(
            String region, @Nullable Role role, Diagnosis.@Nullable Type type, List<IndicatorValue> told, Moment at) {
        IndicatorValue any = known.any(Subject.region(region), at);
        return new InRegion(
                region,
                any == null ? new Names(region, region) : any.names(),
                role,
                role == Role.CORE ? null : type,
                MISMATCHES.stream()
                        .map(id -> mismatch(id, region, role, told, at))
                        .toList());
    }

    private Diagnosis.@Nullable Type type(List<IndicatorValue> told) {
        IndicatorValue latest = told.stream()
                .filter(value -> value.indicator().equals(TYPOLOGY) && value.value() != null)
                .max(Comparator.comparing(IndicatorValue::period))
                .orElse(null);
        if (latest == null || latest.value() == null) {
            return null;
        }
        return new Diagnosis.Type(latest.value().intValue(), described(latest), latest.period());
    }

    private Names described(IndicatorValue type) {
        List<String> english = new ArrayList<>();
        List<String> chinese = new ArrayList<>();
        for (String word : type.components()) {
            boolean high = word.startsWith("high:");
            String dimension = word.substring(word.indexOf(':') + 1);
            Names name = names.getOrDefault("hqd_score(" + dimension + ")", new Names(dimension, dimension));
            english.add((high ? "strong in " : "weak in ") + name.en().toLowerCase(Locale.ROOT));
            chinese.add((high ? "优势：" : "短板：") + name.zh());
        }
        int number = type.value() == null ? 0 : type.value().intValue();
        return english.isEmpty()
                ? new Names("Type " + number, "类型" + number)
                : new Names(String.join(", ", english), String.join("，", chinese));
    }

    private OneMismatch mismatch(String id, String region, @Nullable Role role, List<IndicatorValue> told, Moment at) {
        Names name = names.getOrDefault(id, new Names(id, id));
        // withdrawn values of a city that became a core have no part any more
        Comparator<IndicatorValue> best = Comparator.comparing((IndicatorValue value) -> value.value() != null)
                .thenComparing(IndicatorValue::period);
        IndicatorValue latest = told.stream()
                .filter(value -> value.indicator().equals(id)
                        && region.equals(value.subject().region()))
                .max(best)
                .orElse(null);
        if (role == Role.CORE || latest == null) {
            return new OneMismatch(
                    id,
                    name,
                    at.period(),
                    null,
                    role == Role.CORE ? "core_city" : "not_told",
                    0,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
        }
        String core = remarks(latest, CORE).stream().findFirst().orElse(null);
        return new OneMismatch(
                id,
                name,
                latest.period(),
                latest.value(),
                latest.reason(),
                latest.coverage(),
                core,
                remarks(latest, WEAKEST),
                evidence(latest, core, told, at),
                latest.sources(),
                latest.recorded());
    }

    private static List<String> remarks(IndicatorValue value, String prefix) {
        return value.components().stream()
                .filter(component -> component.startsWith(prefix))
                .map(component -> component.substring(prefix.length()))
                .toList();
    }

    private List<Evidence> evidence(
            IndicatorValue mismatch, @Nullable String core, List<IndicatorValue> told, Moment at) {
        List<Evidence> all = new ArrayList<>();
        for (String id : mismatch.components()) {
            Component component = Component.find(id);
            Double part = mismatch.parts().get(id);
            if (component != null && part != null) {
                all.add(evidence(component, part, measured(component, mismatch, core, told, at)));
            }
        }
        return all;
    }

    private static Evidence evidence(Component component, double part, @Nullable IndicatorValue measured) {
        return new Evidence(
                component.id(),
                component.names(),
                part,
                measured == null ? null : measured.indicator(),
                measured == null ? null : measured.subject().toString(),
                measured == null ? component.measure(part) : measured.value(),
                measured == null ? null : measured.unit(),
                component.percentileRank(part));
    }

    /** The value of the indicator of a component at the period of the mismatch: in its region, else of the city alone. */
    private @Nullable IndicatorValue measured(
            Component component, IndicatorValue mismatch, @Nullable String core, List<IndicatorValue> told, Moment at) {
        String indicator = component.indicator();
        if (indicator == null) {
            return null;
        }
        Period period = mismatch.period();
        String region = mismatch.subject().region();
        List<IndicatorValue> values = told;
        if (component == Component.UNCOORDINATED_SIMILARITY) {
            values = core == null || region == null
                    ? List.of()
                    : known.of(
                            Subject.pair(mismatch.subject().code(), core, region),
                            List.of(indicator),
                            new Moment(at.territory(), period, at.asOf()));
        }
        return values.stream()
                .filter(value -> value.indicator().equals(indicator)
                        || value.indicator().equals(component.otherwise())
                        || (component == Component.AGEING_GAP
                                && value.indicator().startsWith(indicator + "(")))
                .filter(value -> value.period().equals(period) && value.value() != null)
                .filter(value -> Objects.equals(value.window(), component.window()))
                .filter(value -> value.subject().region() == null
                        || value.subject().region().equals(region))
                .min(Comparator.comparing(
                                (IndicatorValue value) -> value.subject().region() == null)
                        .thenComparing(value -> value.indicator().equals(component.otherwise()))
                        .thenComparing(IndicatorValue::indicator))
                .orElse(null);
    }
}
