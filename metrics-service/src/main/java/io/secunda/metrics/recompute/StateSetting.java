package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Variable;
import io.secunda.indicators.diagnosis.AdministrativeRank;
import io.secunda.indicators.dynamics.Series;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.catalogue.Sectors;
import io.secunda.metrics.catalogue.Setting;
import io.secunda.metrics.territories.Agreements;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What an indicator looks at in a territory's state, for some members and one or two periods. */
final class StateSetting implements Setting {

    private final TerritoryState state;
    private final Published published;
    private final Indicator indicator;
    private final Subject scope;
    private final Members members;
    private final Period end;
    private final @Nullable Period start;
    private @Nullable FlowNetwork network;
    private @Nullable Sectors sectors;

    StateSetting(
            TerritoryState state,
            Published published,
            Indicator indicator,
            Subject scope,
            Members members,
            Period end,
            @Nullable Period start) {
        this.state = state;
        this.published = published;
        this.indicator = indicator;
        this.scope = scope;
        this.members = members;
        this.end = end;
        this.start = start;
    }

    @Override
    public String appliedTo() {
        return indicator.appliedTo();
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
    public LocalDate day() {
        return end.last();
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

    @Override
    public FlowNetwork flows() {
        FlowNetwork known = network;
        if (known == null) {
            String kind = indicator.flow();
            if (kind == null) {
                throw new IllegalStateException(indicator.id() + " looks at no flow");
            }
            List<Link> links = state.flows().touching(kind, end, members).stream()
                    .map(flow -> new Link(
                            flow.origin(), flow.destination(), flow.figure().value()))
                    .toList();
            known = FlowNetwork.of(members.size(), links);
            network = known;
        }
        return known;
    }

    @Override
    public List<Agreement> agreements() {
        return AgreementsSeen.from(state.agreements().among(members), members, day());
    }

    @Override
    public List<String> agreementKinds() {
        return state.agreements().among(members).stream()
                .filter(agreement -> !Agreements.signed(agreement).isAfter(day()))
                .map(io.secunda.events.agreement.Agreement::kind)
                .toList();
    }

    @Override
    public FlowNetwork latestFlows() {
        return LatestFlows.of(state.flows(), members, day());
    }

    @Override
    public @Nullable AdministrativeRank[] administrativeRanks() {
        return members.codes().stream()
                .map(state::city)
                .map(city -> city == null ? null : Ranks.of(city.adminLevel()))
                .toArray(AdministrativeRank[]::new);
    }

    @Override
    public Sectors sectors() {
        Sectors known = sectors;
        if (known == null) {
            known = SectorsSeen.of(state, members, end);
            sectors = known;
        }
        return known;
    }

    @Override
    public Series series(String need, int position) {
        String variable = indicator.variable(need);
        String city = members.codes().get(position);
        var values = new TreeMap<Period, Double>();
        for (Period period : upToEnd(variable)) {
            Figure figure = state.figures().at(variable, period, city);
            if (figure != null) {
                values.put(period, figure.value());
            }
        }
        return series(values);
    }

    private NavigableSet<Period> upToEnd(String variable) {
        NavigableSet<Period> periods = state.figures().periods(variable, end.frequency());
        return start == null ? periods.headSet(end, true) : periods.subSet(start, true, end, true);
    }

    private static Series series(NavigableMap<Period, Double> values) {
        if (values.isEmpty()) {
            return Series.of(new double[0], new double[0]);
        }
        Period first = values.firstKey();
        return Series.of(
                values.keySet().stream().mapToDouble(first::yearsTo).toArray(),
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public double age(String need, int position) {
        String variable = indicator.variable(need);
        String city = members.codes().get(position);
        for (Period period : upToEnd(variable).descendingSet()) {
            if (state.figures().at(variable, period, city) != null) {
                return period.yearsTo(end);
            }
        }
        return Double.NaN;
    }

    @Override
    public boolean is(String need, int position, Predicate<Figure> property) {
        Figure figure = state.figures()
                .at(indicator.variable(need), end, members.codes().get(position));
        return figure != null && property.test(figure);
    }

    @Override
    public double told(String asked, @Nullable String window, int position) {
        String city = members.codes().get(position);
        for (Subject subject : seen(city)) {
            Double value = published.value(state.id(), subject, asked, window, end);
            if (value != null) {
                return value;
            }
        }
        return Double.NaN;
    }

    /** A city as seen in this scope, and where nothing was told of it there, otherwise. */
    private List<Subject> seen(String city) {
        if (scope.scale() == Scale.REGION) {
            return List.of(Subject.city(city, scope.code()), Subject.city(city));
        }
        List<Subject> seen = new ArrayList<>(List.of(Subject.city(city)));
        state.regionsOf(city).forEach(region -> seen.add(Subject.city(city, region)));
        return seen;
    }

    @Override
    public List<Setting> upTo(String asked) {
        var periods = new TreeSet<Period>();
        for (String city : members.codes()) {
            Subject subject = seen(city).get(0);
            periods.addAll(published
                    .series(state.id(), subject, asked, end.frequency())
                    .headMap(end, true)
                    .keySet());
        }
        return periods.stream()
                .<Setting>map(period -> new StateSetting(
                        state, published, indicator, scope, state.members(scope, period.last()), period, null))
                .toList();
    }

    @Override
    public boolean[] secondarySomewhere() {
        var secondary = new boolean[members.size()];
        for (int i = 0; i < secondary.length; i++) {
            String city = members.codes().get(i);
            secondary[i] = state.regionsOf(city).stream()
                    .map(region -> state.members(Subject.region(region), day()))
                    .anyMatch(in ->
                            in.codes().contains(city) && in.role(in.codes().indexOf(city)) == Role.SECONDARY);
        }
        return secondary;
    }

    @Override
    public Series told(String asked) {
        return series(
                published.series(state.id(), scope, asked, end.frequency()).subMap(begin(), true, end, true));
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
}
