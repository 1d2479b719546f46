package io.secunda.metrics.catalogue;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.development.CentroidMatching;
import io.secunda.indicators.development.ClusterCount;
import io.secunda.indicators.development.Typology;
import io.secunda.metrics.catalogue.Criteria.Dimension;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types of secondary cities by their scores in the dimensions, which keep their names through time (DOMAIN §5 E). */
final class Types {

    private static final long SEED = 20240103;

    private Types() {}

    static Family family(Criteria criteria) {
        List<Dimension> dimensions = criteria.dimensions();
        List<String> scores = dimensions.stream().map(Development::score).toList();
        return FamilyEntry.family("typology", "Type of secondary city", "次级城市类型")
                .says(
                        "To which type a secondary city belongs by its six scores; types keep their number through time. The"
                                + " components name the type's highest and lowest dimension.")
                .formula(
                        "k-means++ of z-scored dimension scores, 50 starts, k of 2 to 8 by mean silhouette, changed when"
                                + " another k wins twice in a row; centroids matched with those of the period before")
                .unit("number of the type", "1 upwards")
                .source("Du, Cardoso and Rocco 2024, Sustainable Cities and Society 103:105266")
                .in(Place.CITY_IN_TERRITORY)
                .lookingAt(Set.copyOf(scores))
                .lookingBack()
                .by(setting -> answer(setting, scores, dimensions));
    }

    /** What is known of the types at a period: their number of clusters, their names, and where they lie. */
    private record Known(ClusterCount count, Map<Integer, double[]> centroids, int names) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(Known known, int[] cities, Typology.Result result, int[] nameOf) {}

    private static Answer answer(Setting setting, List<String> scores, List<Dimension> dimensions) {
        int n = setting.members().size();
        Known known = null;
        Step last = null;
        // nothing to say now, whatever there was before
        List<Setting> past = step(setting, scores, null) == null ? List.of() : setting.upTo(scores.get(0));
        for (Setting at : past) {
            Step step = step(at, scores, known);
            if (step != null) {
                known = step.known();
            }
            last = step;
        }
        Finding[] findings = new Finding[n];
        Arrays.fill(findings, Finding.of(Outcome.absent(Outcome.Reason.MISSING_INPUT), 0));
        if (last != null) {
            long secondaries = IntStream.range(0, n)
                    .filter(i -> setting.secondarySomewhere()[i])
                    .count();
            double coverage = (double) last.cities().length / secondaries;
            for (int position = 0; position < last.cities().length; position++) {
                int type = last.result().typeOf().get(position);
                Finding finding = Finding.of(
                        Outcome.of(last.nameOf()[type]),
                        Map.of("silhouette", last.result().silhouette()),
                        coverage);
                findings[last.cities()[position]] = new Finding(
                        finding.outcome(),
                        finding.parts(),
                        described(last.result().types().get(type), dimensions),
                        coverage);
            }
        }
        return Setting.each(n, i -> findings[i], List.of());
    }

    private static List<String> described(Typology.Type type, List<Dimension> dimensions) {
        List<String> words = new ArrayList<>();
        word(type.highest(), "high:", dimensions, words);
        word(type.lowest(), "low:", dimensions, words);
        return words;
    }

    private static void word(OptionalInt dimension, String prefix, List<Dimension> dimensions, List<String> words) {
        dimension.ifPresent(d -> words.add(prefix + dimensions.get(d).id()));
    }

    private static @Nullable Step step(Setting setting, List<String> scores, @Nullable Known before) {
        boolean[] secondary = setting.secondarySomewhere();
        List<Integer> cities = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < secondary.length; i++) {
            int city = i;
            if (secondary[i]) {
                // up to the first that is missing: a territory that lacks a dimension altogether is soon done with
                double[] row = scores.stream()
                        .mapToDouble(score -> setting.told(score, null, city))
                        .takeWhile(score -> !Double.isNaN(score))
                        .toArray();
                if (row.length == scores.size()) {
                    cities.add(i);
                    rows.add(row);
                }
            }
        }
        double[][] points = rows.toArray(double[][]::new);
        Typology.Result best = Typology.of(points, SEED);
        if (!best.silhouette().isPresent()) {
            return null;
        }
        int winner = best.types().size();
        ClusterCount count =
                before == null ? ClusterCount.of(winner) : before.count().after(winner);
        Typology.Result result = count.k() == winner ? best : Typology.of(points, SEED, count.k());
        // too few cities are left for that number of types
        return named(result.silhouette().isPresent() ? result : best, points, cities, count, before);
    }

    private static Step named(
            Typology.Result result,
            double[][] points,
            List<Integer> cities,
            ClusterCount count,
            @Nullable Known before) {
        double[][] centroids = centroids(result, points);
        int[] nameOf = new int[centroids.length];
        int names = before == null ? 0 : before.names();
        if (before != null) {
            List<Integer> held = List.copyOf(before.centroids().keySet());
            double[][] earlier = held.stream().map(before.centroids()::get).toArray(double[][]::new);
            for (var pair : CentroidMatching.of(earlier, centroids).pairs()) {
                nameOf[pair.after()] = held.get(pair.before());
            }
        }
        Map<Integer, double[]> after = new TreeMap<>();
        for (int type = 0; type < nameOf.length; type++) {
            if (nameOf[type] == 0) {
                nameOf[type] = ++names;
            }
            after.put(nameOf[type], centroids[type]);
        }
        return new Step(
                new Known(count, after, names),
                cities.stream().mapToInt(Integer::intValue).toArray(),
                result,
                nameOf);
    }

    /** Mean scores of each type: unlike z-scores, they can be compared between periods. */
    private static double[][] centroids(Typology.Result result, double[][] points) {
        double[][] sums = new double[result.types().size()][points[0].length];
        int[] counts = new int[sums.length];
        for (int i = 0; i < points.length; i++) {
            int type = result.typeOf().get(i);
            counts[type]++;
            for (int d = 0; d < points[i].length; d++) {
                sums[type][d] += points[i][d];
            }
        }
        for (int type = 0; type < sums.length; type++) {
            for (int d = 0; d < sums[type].length; d++) {
                sums[type][d] /= counts[type];
            }
        }
        return sums;
    }
}
