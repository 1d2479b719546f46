package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Variable;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Reach;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a value of an indicator may rest on, through whatever other indicators lie between: of its cities, those
 * with one of these variables or kinds, of these periods. Where several indicators lie between, it is rather too wide
 * than too narrow.
 *
 * @param names names of the indicator; null when it is not in the catalogue, and then nothing else is known
 * @param variables ids of variables; {@code employment_*} stands for all that begin so, {@code *} for all
 * @param flows kinds of flow, {@code *} for all
 * @param agreements whether it rests on agreements
 * @param periods the only periods it rests on; empty when {@code until} says it
 * @param until the last period when it may rest on everything up to then, or null
 */
public record Foundation(
        @Nullable Names names,
        Set<String> variables,
        Set<String> flows,
        boolean agreements,
        List<Period> periods,
        @Nullable Period until) {

    private static final String ANY = "*";

    /**
     * That of a value.
     *
     * @param indicator id of its indicator, {@code core_share(gdp)}
     * @param from the start of its window, or null
     * @param period its period
     */
    public static Foundation of(Families families, String indicator, @Nullable Period from, Period period) {
        var walk = new Walk(families);
        @Nullable Family family = walk.take(indicator);
        List<Period> ends = from == null ? List.of(period) : List.of(from, period);
        return new Foundation(
                family == null ? null : family.names(),
                walk.variables,
                walk.flows,
                walk.agreements,
                walk.wide ? List.of() : ends,
                walk.wide ? period : null);
    }

    private static final class Walk {

        private final Families families;
        private final Set<String> variables = new TreeSet<>();
        private final Set<String> flows = new TreeSet<>();
        private boolean agreements;
        private boolean wide;

        Walk(Families families) {
            this.families = families;
        }

        @Nullable Family take(String indicator) {
            int bracket = indicator.indexOf('(');
            @Nullable Family family = find(indicator);
            if (family != null) {
                take(family, ANY);
            } else if (bracket > 0) {
                family = find(indicator.substring(0, bracket));
                if (family != null) {
                    take(family, indicator.substring(bracket + 1, indicator.length() - 1));
                }
            }
            return family;
        }

        private @Nullable Family find(String id) {
            return families.all().stream()
                    .filter(family -> family.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        private void take(Family family, String appliedTo) {
            if (family.each() == Each.INDICATOR) {
                take(appliedTo);
            } else {
                family.needs().forEach(need -> variables.add(variable(family, need, appliedTo)));
            }
            if (family.sectors()) {
                variables.add(SectorVariables.EMPLOYED_IN + ANY);
                variables.addAll(SectorVariables.VALUE_ADDED);
            }
            if (family.flows()) {
                flows.add(appliedTo);
            }
            if (family.latestFlows()) {
                flows.add(ANY);
            }
            agreements |= family.agreements();
            wide |= family.reach() != Reach.ENDS || family.isDerived() || family.agreements() || family.latestFlows();
            family.looksAt().forEach(this::take);
        }

        private static String variable(Family family, String need, String appliedTo) {
            if (family.each() == Each.FLOW_KIND) {
                return need;
            }
            return switch (need) {
                case Family.X -> appliedTo;
                case Family.BASE -> base(appliedTo);
                default -> need;
            };
        }

        /** A variable of a territory's own is not known here, and may be a part of any. */
        private static String base(String variable) {
            return CoreVariables.find("any", variable)
                    .map(Variable::base)
                    .orElse(CoreVariables.find("any", variable).isPresent() ? Unevenness.POPULATION : ANY);
        }
    }
}
