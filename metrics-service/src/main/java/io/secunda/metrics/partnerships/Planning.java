package io.secunda.metrics.partnerships;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.indicators.OfPair;
import io.secunda.indicators.matching.PartnerMatching;
import io.secunda.metrics.indicators.KnownValues.Moment;
import io.secunda.metrics.partnerships.PartnershipPlan.Existing;
import io.secunda.metrics.partnerships.PartnershipPlan.Pair;
import io.secunda.metrics.partnerships.PartnershipPlan.Proposed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses partners from the benefits that were told of a region's pairs.
 *
 * <p>The existing partnerships are as many pairs as the active agreements join, m. The best possible with as many is the
 * total of the m greatest benefits of all pairs of the region, those that cooperate already among them. No limit of
 * partnerships a city applies, as none applies to those that exist: so existing/best is a share of 0 to 1, and 1 means that
 * no other m pairs promise more.
 */
final class Planning {

    private static final String DEFINITION =
            "total benefit of the m pairs that active agreements join (plans that join most of the region left out) / total of"
                    + " the m greatest benefits of all pairs of the region, without a limit of partnerships a city";
    private static final String COOPERATING = "cooperating";

    private final List<IndicatorValue> values;
    private final @Nullable Period period;

    /**
     * @param told benefits of the pairs of one region, of one or more periods, of which the latest counts
     */
    Planning(List<IndicatorValue> told) {
        List<IndicatorValue> present =
                told.stream().filter(value -> value.value() != null).toList();
        this.period = present.stream()
                .map(IndicatorValue::period)
                .max(Comparator.naturalOrder())
                .orElse(null);
        this.values =
                present.stream().filter(value -> value.period().equals(period)).toList();
    }

    PartnershipPlan plan(String region, Names names, int k, Moment at) {
        var matching = matching(k);
        boolean known = !values.isEmpty();
        return new PartnershipPlan(
                at.territory(),
                region,
                names,
                period != null ? period : at.period(),
                at.asOf(),
                k,
                known ? null : "missing_input",
                (int) values.stream()
                        .filter(value -> !isExisting(value) && benefit(value) > 0)
                        .count(),
                new Proposed(known ? total(matching) : null, pairs(matching)),
                existing());
    }

    private List<IndicatorValue> matching(int k) {
        List<String> codes = List.copyOf(new TreeSet<>(values.stream()
                .flatMap(value -> Stream.of(
                        value.subject().code(),
                        Objects.requireNonNull(value.subject().other())))
                .toList()));
        Map<PartnerMatching.Cities, IndicatorValue> byCities = new HashMap<>();
        values.forEach(value -> byCities.put(cities(value, codes), value));
        var result = PartnerMatching.of(
                codes.size(),
                values.stream()
                        .map(value -> {
                            var cities = cities(value, codes);
                            return new OfPair<>(cities.first(), cities.second(), benefit(value));
                        })
                        .toList(),
                values.stream()
                        .filter(Planning::isExisting)
                        .map(value -> cities(value, codes))
                        .toList(),
                k);
        return result.pairs().stream()
                .map(pair ->
                        Objects.requireNonNull(byCities.get(new PartnerMatching.Cities(pair.first(), pair.second()))))
                .toList();
    }

    private static PartnerMatching.Cities cities(IndicatorValue value, List<String> codes) {
        return new PartnerMatching.Cities(
                codes.indexOf(value.subject().code()),
                codes.indexOf(value.subject().other()));
    }

    private Existing existing() {
        List<IndicatorValue> joined =
                values.stream().filter(Planning::isExisting).toList();
        double own = total(joined);
        double best = total(
                values.stream().sorted(GREATEST_FIRST).limit(joined.size()).toList());
        String reason = joined.isEmpty() ? "no_partnerships" : best == 0 ? "zero_denominator" : null;
        return new Existing(
                DEFINITION, joined.size(), own, best, reason == null ? own / best : null, reason, pairs(joined));
    }

    private static final Comparator<IndicatorValue> GREATEST_FIRST =
            Comparator.comparingDouble(Planning::benefit).reversed().thenComparing(IndicatorValue::key);

    private static boolean isExisting(IndicatorValue value) {
        return value.parts().getOrDefault(COOPERATING, 0.0) == 1;
    }

    private static double benefit(IndicatorValue value) {
        return Objects.requireNonNull(value.value());
    }

    /** In order of benefit, so that the same pairs give the same bits. */
    private static double total(List<IndicatorValue> pairs) {
        return pairs.stream()
                .sorted(GREATEST_FIRST)
                .mapToDouble(Planning::benefit)
                .sum();
    }

    private static List<Pair> pairs(List<IndicatorValue> values) {
        return values.stream().sorted(GREATEST_FIRST).map(Planning::pair).toList();
    }

    private static Pair pair(IndicatorValue value) {
        return new Pair(
                value.subject().toString(),
                List.of(
                        value.subject().code(),
                        Objects.requireNonNull(value.subject().other())),
                value.names(),
                benefit(value),
                value.parts().get("krugman"),
                value.parts().get("distance_km"),
                value.parts().get("need"));
    }
}
