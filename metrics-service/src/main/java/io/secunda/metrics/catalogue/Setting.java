package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Variable;
import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.diagnosis.AdministrativeRank;
import io.secunda.indicators.dynamics.Series;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.geography.GreatCircle;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.numeric.Columns;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.Members;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel may look at: the members of a scope at the end of the period, and columns of figures along them, at the
 * period and, for a window, at its start. A missing figure is NaN.
 */
public interface Setting {

    /** What the indicator is applied to: a variable, a kind of flow or another indicator. */
    String appliedTo();

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

    /** Great-circle distances in kilometres; NaN where a place is unknown. */
    default double[][] distancesKm() {
        double[] lon = longitudes();
        double[] lat = latitudes();
        double[][] km = new double[lon.length][lon.length];
        for (int i = 0; i < lon.length; i++) {
            for (int j = 0; j < lon.length; j++) {
                boolean known = !Double.isNaN(lon[i]) && !Double.isNaN(lon[j]);
                km[i][j] = known ? GreatCircle.km(lon[i], lat[i], lon[j], lat[j]) : Double.NaN;
            }
        }
        return km;
    }

    /** The last day of the period. */
    LocalDate day();

    /** The flows of the kind that the indicator is applied to, at the period. */
    FlowNetwork flows();

    /** The agreements signed by the end of the period with at least two of the members. */
    List<Agreement> agreements();

    /** The kind of each of the {@link #agreements}, in their order. */
    List<String> agreementKinds();

    /**
     * The flows of the latest period up to this one that has any between members, of the first kind by name where several
     * have it; without any, a network of no record.
     */
    FlowNetwork latestFlows();

    /** The rank of each member's government; null where it is not known. */
    @Nullable AdministrativeRank[] administrativeRanks();

    /** What the members do, at the period. */
    Sectors sectors();

    /** The figures of a member from the start of the window, or from the very first one, to the period. */
    Series series(String need, int position);

    /** How old a member's last figure on or before the period is, in years; NaN without any. */
    double age(String need, int position);

    /** Whether a member's figure at the period has a property; false without one. */
    boolean is(String need, int position, Predicate<Figure> property);

    /**
     * The value told last of an indicator of a member at the period, in this scope or else of the city by itself; NaN
     * without one.
     *
     * @param window of the indicator, null for one of a single period
     */
    double told(String indicator, @Nullable String window, int position);

    /**
     * This scope at each period up to this one, of the same length, for which an indicator of any member was told; in order
     * of time, with those that were members then.
     */
    List<Setting> upTo(String indicator);

    /** Whether each member is a secondary city of any region on the last day of the period. */
    boolean[] secondarySomewhere();

    /** The values told last of an indicator of the whole scope, from the start of the window to the period. */
    Series told(String indicator);

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
        return new Answer(List.of(Told.whole(Finding.of(outcome, parts, coverage(used)))), inputs(used, window, needs));
    }

    /** A finding a member, all of which rest on the figures of those that were used. */
    default Answer each(Outcome[] outcomes, int[] used, boolean window, String... needs) {
        double coverage = coverage(used);
        return each(outcomes.length, i -> Finding.of(outcomes[i], coverage), inputs(used, window, needs));
    }

    /** A finding a member, all of which rest on the same figures. */
    static Answer each(int members, IntFunction<Finding> findings, List<Answer.Input> inputs) {
        return new Answer(
                IntStream.range(0, members)
                        .mapToObj(i -> Told.city(i, findings.apply(i)))
                        .toList(),
                inputs);
    }

    /** A finding a pair of members, each of which rests on the figures of those two alone. */
    static <T> Answer pairs(List<OfPair<T>> pairs, Function<T, Finding> finding, Collection<String> needs) {
        String[] names = needs.toArray(String[]::new);
        return new Answer(
                pairs.stream()
                        .map(pair -> Told.pair(
                                pair.first(),
                                pair.second(),
                                finding.apply(pair.value()),
                                inputs(new int[] {pair.first(), pair.second()}, false, names)))
                        .toList(),
                List.of());
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
