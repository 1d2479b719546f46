package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.metrics.catalogue.Family;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.catalogue.Family.Reach;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether there is anything to say something about. */
final class Grounds {

    /** Pairs of more cities than this are not looked at one by one: there would be millions of values. */
    private static final int MOST_PAIRED = 200;

    private final TerritoryState state;

    Grounds(TerritoryState state) {
        this.state = state;
    }

    /** Whether a scope has any of what an item looks at. */
    boolean exist(Item item, Members members, @Nullable Period start) {
        Indicator indicator = item.indicator();
        Family family = indicator.family();
        Period period = item.period();
        if (family.places().equals(Set.of(Place.PAIR_IN_REGION)) && members.size() > MOST_PAIRED) {
            return false;
        }
        if (indicator.flow() != null && !state.flows().touchAny(indicator.flow(), period, members)) {
            return false;
        }
        if (indicator.variables().isEmpty()) {
            return indicator.flow() != null
                    || !family.agreements()
                    || state.agreements().anyAmong(members, period.last());
        }
        if (family.isDerived()) {
            return true;
        }
        if (family.reach() == Reach.BEFORE) {
            return state
                    .figures()
                    .periods(indicator.variables().get(0), period.frequency())
                    .headSet(period, true)
                    .stream()
                    .anyMatch(earlier -> hasAny(indicator.variables(), earlier, members));
        }
        return hasAny(indicator.variables(), period, members)
                && (start == null || hasAny(indicator.windowVariables(), start, members));
    }

    /** Whether any member has a figure of any of the variables at a period. */
    private boolean hasAny(Collection<String> variables, Period period, Members members) {
        for (String variable : variables) {
            for (String city : members.codes()) {
                if (state.figures().at(variable, period, city) != null) {
                    return true;
                }
            }
        }
        return false;
    }
}
