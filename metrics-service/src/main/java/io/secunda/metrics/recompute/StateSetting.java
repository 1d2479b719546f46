package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Variable;
import io.secunda.metrics.catalogue.Answer;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.catalogue.Setting;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The columns of a territory's state that an indicator looks at, for some members and one or two periods. */
final class StateSetting implements Setting {

    private final TerritoryState state;
    private final Indicator indicator;
    private final Members members;
    private final Period end;
    private final @Nullable Period start;

    StateSetting(TerritoryState state, Indicator indicator, Members members, Period end, @Nullable Period start) {
        this.state = state;
        this.indicator = indicator;
        this.members = members;
        this.end = end;
        this.start = start;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public double[] end(String need) {
        return column(need, end);
    }

    @Override
    public double[] start(String need) {
        return column(need, begin());
    }

    @Override
    public double years() {
        return begin().yearsTo(end);
    }

    @Override
    public double[] longitudes() {
        return coordinates(City::lon);
    }

    @Override
    public double[] latitudes() {
        return coordinates(City::lat);
    }

    @Override
    public @Nullable Variable variable(String need) {
        return state.variables().get(indicator.variable(need));
    }

    private Period begin() {
        if (start == null) {
            throw new IllegalStateException(indicator.id() + " has no window");
        }
        return start;
    }

    private double[] coordinates(ToDoubleFunction<City> coordinate) {
        return members.codes().stream()
                .mapToDouble(code -> {
                    City city = state.city(code);
                    return city == null ? Double.NaN : coordinate.applyAsDouble(city);
                })
                .toArray();
    }

    private double[] column(String need, Period period) {
        String variable = indicator.variable(need);
        double[] column = new double[members.size()];
        List<String> codes = members.codes();
        for (int i = 0; i < column.length; i++) {
            Figure figure = state.figures().at(variable, period, codes.get(i));
            column[i] = figure == null ? Double.NaN : figure.value();
        }
        return column;
    }

    /** Whether any member has a figure of any of the variables at a period. */
    boolean hasAny(Collection<String> variables, Period period) {
        for (String variable : variables) {
            for (String city : members.codes()) {
                if (state.figures().at(variable, period, city) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The figures that went into an answer, each once. */
    Set<Figure> figures(Answer answer) {
        Set<Figure> figures = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Answer.Input input : answer.inputs()) {
            String variable = indicator.variable(input.need());
            for (int position : input.positions()) {
                Figure figure = state.figures()
                        .at(
                                variable,
                                input.atStart() ? begin() : end,
                                members.codes().get(position));
                if (figure != null) {
                    figures.add(figure);
                }
            }
        }
        return figures;
    }

    /** Whether a member's figure of a variable marks a break after the start and not after the end of the window. */
    boolean crossesBreak() {
        if (start == null) {
            return false;
        }
        for (String variable : indicator.windowVariables()) {
            var inside = state.figures().periods(variable, end.frequency()).subSet(start, false, end, true);
            for (Period period : inside) {
                for (String city : members.codes()) {
                    Figure figure = state.figures().at(variable, period, city);
                    if (figure != null && figure.breaks()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
