package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.development.CouplingCoordination;
import io.secunda.indicators.development.Direction;
import io.secunda.indicators.development.Topsis;
import io.secunda.metrics.catalogue.Criteria.Criterion;
import io.secunda.metrics.catalogue.Criteria.Dimension;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** High-quality development of cities: a score for each dimension and over all criteria (DOMAIN §5 E). */
final class Development {

    /** Id of the overall score. */
    static final String SCORE = "hqd_score";

    private static final String DU_2024 = "Du, Cardoso and Rocco 2024, Sustainable Cities and Society 103:105266";
    private static final String TOPSIS = "TOPSIS with entropy weights: r = x/√Σx², v = w·r, score = D⁻/(D⁺ + D⁻); of ";
    private static final String RANGE = "0 (worst in everything) to 1 (best in everything)";

    private Development() {}

    static List<Family> families(Criteria criteria) {
        List<Family> families = new ArrayList<>();
        criteria.dimensions().forEach(dimension -> families.add(ofDimension(dimension)));
        families.add(overall(criteria));
        if (criteria.dimensions().size() == CouplingCoordination.DIMENSIONS) {
            families.add(coupling(criteria));
            families.add(Types.family(criteria));
        }
        return families;
    }

    /** Id of the score of a dimension. */
    static String score(Dimension dimension) {
        return SCORE + "(" + dimension.id() + ")";
    }

    private static Family ofDimension(Dimension dimension) {
        return score(score(dimension), dimension.names().en(), dimension.names().zh(), dimension.criteria())
                .says("How a city stands in " + dimension.names().en().toLowerCase(Locale.ROOT)
                        + " among the cities it is compared with: those of its region, or of the territory.")
                .by(setting -> scores(setting, dimension.criteria()));
    }

    private static Family overall(Criteria criteria) {
        List<Criterion> all = criteria.dimensions().stream()
                .flatMap(dimension -> dimension.criteria().stream())
                .toList();
        return score(SCORE, "High-quality development", "高质量发展", all)
                .says("How a city stands in all criteria together among the cities it is compared with.")
                .by(setting -> scores(setting, all));
    }

    private static FamilyEntry score(String id, String english, String chinese, List<Criterion> criteria) {
        return family(id, english, chinese)
                .formula(TOPSIS + criteria.stream().map(Criterion::id).collect(Collectors.joining(", ")))
                .unit("none", RANGE)
                .source(DU_2024 + "; Hwang and Yoon 1981, Multiple Attribute Decision Making")
                .in(Place.CITY_IN_REGION, Place.CITY_IN_TERRITORY)
                .needs(criteria.stream()
                        .flatMap(c -> Stream.of(c.variable(), c.per()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new))
                .lookingAt(criteria.stream()
                        .map(Criterion::indicator)
                        .filter(Objects::nonNull)
                        .map(indicator -> indicator.replaceAll("\\(.*", ""))
                        .collect(Collectors.toSet()));
    }

    private static Answer scores(Setting setting, List<Criterion> criteria) {
        int cities = setting.members().size();
        List<Criterion> known = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Criterion criterion : criteria) {
            double[] column = column(setting, criterion);
            if (Arrays.stream(column).anyMatch(x -> !Double.isNaN(x))) {
                known.add(criterion);
                columns.add(column);
            }
        }
        if (known.isEmpty()) {
            return setting.each(Outcome.absent(Outcome.Reason.MISSING_INPUT, cities), new int[0], false);
        }
        double[][] x = IntStream.range(0, cities)
                .mapToObj(i -> columns.stream().mapToDouble(column -> column[i]).toArray())
                .toArray(double[][]::new);
        var topsis = Topsis.of(x, known.stream().map(Criterion::direction).toArray(Direction[]::new));
        int[] compared = IntStream.range(0, cities)
                .filter(i -> Arrays.stream(x[i]).noneMatch(Double::isNaN))
                .toArray();
        double coverage = setting.coverage(compared);
        List<String> components = known.stream().map(Criterion::id).toList();
        return Setting.each(
                cities,
                i -> {
                    Finding ranked = Finding.of(
                            topsis.scores().get(i),
                            Map.of("rank", topsis.ranks().get(i), "of", Outcome.of(compared.length)),
                            coverage);
                    return new Finding(ranked.outcome(), ranked.parts(), components, coverage);
                },
                Setting.inputs(
                        compared,
                        false,
                        known.stream()
                                .flatMap(c -> Stream.of(c.variable(), c.per()))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(String[]::new)));
    }

    private static double[] column(Setting setting, Criterion criterion) {
        String variable = criterion.variable();
        if (variable == null) {
            String indicator = Objects.requireNonNull(criterion.indicator());
            return IntStream.range(0, setting.members().size())
                    .mapToDouble(i -> setting.told(indicator, criterion.window(), i))
                    .toArray();
        }
        double[] x = setting.end(variable);
        String per = criterion.per();
        if (per == null) {
            return x;
        }
        double[] base = setting.end(per);
        return IntStream.range(0, x.length)
                .mapToDouble(i -> base[i] == 0 ? Double.NaN : x[i] / base[i])
                .toArray();
    }

    private static Family coupling(Criteria criteria) {
        List<String> scores =
                criteria.dimensions().stream().map(Development::score).toList();
        return family("coupling_coordination", "Coupling coordination", "耦合协调度")
                .says("Whether a city's six dimensions are developed together, and how far; one at 0 makes it 0.")
                .formula("C = (ΠU)^{1/6}/mean(U); T = mean(U); D = √(C·T)")
                .unit("none", "0 to 1")
                .source(DU_2024)
                .in(Place.CITY_IN_REGION, Place.CITY_IN_TERRITORY)
                .lookingAt(Set.copyOf(scores))
                .by(setting -> Setting.each(
                        setting.members().size(),
                        i -> {
                            double[] u = scores.stream()
                                    .mapToDouble(score -> setting.told(score, null, i))
                                    .toArray();
                            var result = CouplingCoordination.of(u);
                            return Finding.of(
                                    result.coordination(),
                                    Map.of("coupling", result.coupling(), "level", result.level()),
                                    1);
                        },
                        List.of()));
    }
}
