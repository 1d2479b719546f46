package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.metrics.catalogue.Answer;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.territories.Agreements;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.Flows;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the findings of an answer rest on: observations, flows and agreements. */
final class Behind {

    private final TerritoryState state;
    private final Indicator indicator;
    private final Members members;
    private final Period end;
    private final @Nullable Period start;
    private final List<Flows.Touching> inside;
    private final List<SourceVintage> documents;

    Behind(TerritoryState state, Task task) {
        this.state = state;
        this.indicator = task.item().indicator();
        this.members = task.members();
        this.end = task.item().period();
        this.start = task.start();
        String kind = indicator.flow();
        this.inside = kind == null
                ? List.of()
                : state.flows().touching(kind, end, members).stream()
                        .filter(flow -> flow.origin() >= 0 && flow.destination() >= 0)
                        .toList();
        this.documents = indicator.family().agreements()
                ? state.agreements().among(members).stream()
                        .filter(agreement -> !Agreements.signed(agreement).isAfter(end.last()))
                        .map(agreement -> new SourceVintage(agreement.source(), agreement.released()))
                        .toList()
                : List.of();
    }

    /** What all findings rest on that do not name their own inputs. */
    Provenance of(Answer answer) {
        Set<Figure> figures = figures(answer.inputs());
        inside.forEach(flow -> figures.add(flow.figure()));
        return Provenance.of(figures, documents);
    }

    /** What a finding rests on that names its own inputs. */
    Provenance of(Answer.Told told, List<Answer.Input> inputs) {
        Set<Figure> figures = figures(inputs);
        inside.stream()
                .filter(flow -> joins(flow, told.first(), told.second()))
                .forEach(flow -> figures.add(flow.figure()));
        return Provenance.of(figures, documents);
    }

    private static boolean joins(Flows.Touching flow, int one, int other) {
        return (flow.origin() == one && flow.destination() == other)
                || (flow.origin() == other && flow.destination() == one);
    }

    private Set<Figure> figures(List<Answer.Input> inputs) {
        Set<Figure> figures = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Answer.Input input : inputs) {
            String variable = indicator.variable(input.need());
            Period period = input.atStart() && start != null ? start : end;
            for (int position : input.positions()) {
                Figure figure =
                        state.figures().at(variable, period, members.codes().get(position));
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
            var within = state.figures().periods(variable, end.frequency()).subSet(start, false, end, true);
            for (Period period : within) {
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
