package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Variable;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.metrics.territories.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel may look at: the members of a scope at the end of the period, and columns of figures along them, at the
 * period and, for a window, at its start. A missing figure is NaN.
 */
public interface Setting {

    /** The members with their roles, in order of code. */
    Members members();

    /** Figures at the period, or at the end of the window. */
    double[] end(String need);

    /** Figures at the start of the window. */
    double[] start(String need);

    /** Length of the window in years. */
    double years();

    /** Longitudes in degrees; NaN where unknown. */
    double[] longitudes();

    /** Latitudes in degrees; NaN where unknown. */
    double[] latitudes();

    /** The variable that a need stands for, or null when the territory has none of that name. */
    @Nullable Variable variable(String need);

    /** Share of the members at the positions. */
    default double coverage(int[] positions) {
        return members().size() == 0 ? 0 : (double) positions.length / members().size();
    }

    /** Positions of the members that have all the needed figures at the period. */
    default int[] complete(String... needs) {
        return Columns.complete(Stream.of(needs).map(this::end).toArray(double[][]::new));
    }

    /** Positions of the members that have all the needed figures at both ends of the window. */
    default int[] completeAtBothEnds(String... needs) {
        return Columns.complete(Stream.of(needs)
                .flatMap(need -> Stream.of(start(need), end(need)))
                .toArray(double[][]::new));
    }

    /** One finding over the members that were used. */
    default Answer whole(Outcome outcome, int[] used, boolean window, String... needs) {
        return whole(outcome, Map.of(), used, window, needs);
    }

    /** One finding with parts over the members that were used. */
    default Answer whole(Outcome outcome, Map<String, Outcome> parts, int[] used, boolean window, String... needs) {
        return new Answer(List.of(Finding.of(outcome, parts, coverage(used))), inputs(used, window, needs));
    }

    /** A finding a member, all of which rest on the figures of those that were used. */
    default Answer each(Outcome[] outcomes, int[] used, boolean window, String... needs) {
        double coverage = coverage(used);
        return new Answer(
                Stream.of(outcomes)
                        .map(outcome -> Finding.of(outcome, coverage))
                        .toList(),
                inputs(used, window, needs));
    }

    /** The figures of the members at the positions. */
    static List<Answer.Input> inputs(int[] used, boolean window, String... needs) {
        List<Integer> positions = IntStream.of(used).boxed().toList();
        List<Answer.Input> inputs = new ArrayList<>();
        for (String need : needs) {
            inputs.add(new Answer.Input(need, false, positions));
            if (window) {
                inputs.add(new Answer.Input(need, true, positions));
            }
        }
        return inputs;
    }
}
