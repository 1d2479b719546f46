package io.secunda.indicators.golden;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.development.CentroidMatching;
import io.secunda.indicators.development.CouplingCoordination;
import io.secunda.indicators.development.Direction;
import io.secunda.indicators.development.EntropyWeights;
import io.secunda.indicators.development.Topsis;
import io.secunda.indicators.development.Typology;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Chapter E. */
final class DevelopmentAdapters {

    private static final long SEED = 20260101;

    static final Map<String, Function<Inputs, Actual>> ALL = Map.of(
            "entropy_weights", DevelopmentAdapters::entropyWeights,
            "topsis", DevelopmentAdapters::topsis,
            "coupling_coordination", DevelopmentAdapters::couplingCoordination,
            "typology", DevelopmentAdapters::typology,
            "match_centroids", DevelopmentAdapters::matchCentroids);

    private DevelopmentAdapters() {}

    private static Direction[] directions(Inputs in) {
        return in.texts("directions").stream()
                .map(name -> Direction.valueOf(name.toUpperCase(Locale.ROOT)))
                .toArray(Direction[]::new);
    }

    private static Actual entropyWeights(Inputs in) {
        return new Actual().with("weights", Arrays.asList(EntropyWeights.of(in.rows("x"), directions(in))));
    }

    private static Actual topsis(Inputs in) {
        double[][] x = in.rows("x");
        List<String> codes = in.codes();
        var result =
                in.has("weights") ? Topsis.of(x, directions(in), in.column("weights")) : Topsis.of(x, directions(in));
        long complete = Arrays.stream(x)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .count();
        var actual = Actual.values(codes, result.scores()::get).with("coverage", complete / (double) codes.size());
        var ranks = new LinkedHashMap<String, Object>();
        IntStream.range(0, codes.size())
                .filter(i -> result.ranks().get(i).isPresent())
                .forEach(i -> ranks.put(codes.get(i), result.ranks().get(i)));
        if (!ranks.isEmpty()) {
            actual.with("rank", ranks);
        }
        // without two cities to compare the vectors say nothing of weights
        return complete < 2 ? actual : actual.with("weights", result.weights());
    }

    private static Actual couplingCoordination(Inputs in) {
        var result = CouplingCoordination.of(in.column("scores"));
        return new Actual()
                .with("C", result.coupling())
                .with("T", result.level())
                .with("D", result.coordination());
    }

    /** The silhouettes of other k are for information and left out. */
    private static Actual typology(Inputs in) {
        var result = Typology.of(in.rows("scores"), SEED);
        if (!result.silhouette().isPresent()) {
            return new Actual().with("silhouette", result.silhouette());
        }
        List<List<String>> clusters = IntStream.range(0, result.types().size())
                .mapToObj(type -> members(in.codes(), result.typeOf(), type))
                .toList();
        var describe = new LinkedHashMap<String, Object>();
        for (int type = 0; type < clusters.size(); type++) {
            describe.put(
                    String.join("|", clusters.get(type)),
                    describe(result.types().get(type)));
        }
        return new Actual()
                .with("k", result.types().size())
                .with(
                        "partition",
                        clusters.stream()
                                .sorted(Comparator.comparing(List::toString))
                                .toList())
                .with("inertia", result.inertia())
                .with("silhouette", result.silhouette())
                .with("describe", describe)
                .without("silhouettes");
    }

    private static List<String> members(List<String> codes, List<Integer> typeOf, int type) {
        return IntStream.range(0, codes.size())
                .filter(i -> typeOf.get(i) == type)
                .mapToObj(codes::get)
                .sorted()
                .toList();
    }

    private static Map<String, Object> describe(Typology.Type type) {
        var extremes = new LinkedHashMap<String, Object>();
        type.highest().ifPresent(dimension -> extremes.put("highest", dimension));
        type.lowest().ifPresent(dimension -> extremes.put("lowest", dimension));
        return extremes;
    }

    private static Actual matchCentroids(Inputs in) {
        var matching = CentroidMatching.of(in.rows("old"), in.rows("new"));
        return new Actual()
                .with(
                        "pairs",
                        matching.pairs().stream()
                                .map(pair -> List.of(pair.before(), pair.after()))
                                .toList())
                .with("cost", Outcome.of(matching.distance()));
    }
}
