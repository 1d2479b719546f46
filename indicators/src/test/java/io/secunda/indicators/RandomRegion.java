package io.secunda.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Made-up figures of a region of 3 to 29 cities, the same for the same seed. */
public final class RandomRegion {

    private final SplittableRandom random;
    private final int size;

    public RandomRegion(long seed) {
        this(seed, 3);
    }

    public RandomRegion(long seed, int fewestCities) {
        random = new SplittableRandom(seed);
        size = random.nextInt(fewestCities, 30);
    }

    public int size() {
        return size;
    }

    public SplittableRandom random() {
        return random;
    }

    /** Persons: 100 000 to 30 million, small cities being the more numerous. */
    public double[] population() {
        return column(i -> Math.exp(random.nextDouble(Math.log(1e5), Math.log(3e7))));
    }

    /** CNY: 20 000 to 250 000 a person. */
    public double[] gdp(double[] population) {
        return column(i -> population[i] * random.nextDouble(2e4, 2.5e5));
    }

    public double[] between(double least, double most) {
        return column(i -> random.nextDouble(least, most));
    }

    /** Roles with at least one core and one secondary city. */
    public boolean[] core() {
        var core = new boolean[size];
        for (int i = 1; i < size - 1; i++) {
            core[i] = random.nextInt(4) == 0;
        }
        core[0] = true;
        return core;
    }

    public double[] column(IntToDoubleFunction ofCity) {
        return IntStream.range(0, size).mapToDouble(ofCity).toArray();
    }

    /** An order of the cities. */
    public int[] shuffled() {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    public static double[] map(double[] column, DoubleUnaryOperator f) {
        return Arrays.stream(column).map(f).toArray();
    }

    public static double[] times(double[] column, double factor) {
        return map(column, x -> x * factor);
    }

    public static double[] times(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
    }

    public static double[] over(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] / b[i]).toArray();
    }

    public static double sum(double[] column) {
        return Arrays.stream(column).sum();
    }

    /** The sum of the cities of a role. */
    public static double sum(double[] column, boolean[] core, boolean role) {
        return IntStream.range(0, column.length)
                .filter(i -> core[i] == role)
                .mapToDouble(i -> column[i])
                .sum();
    }

    /** The value of an outcome; fails the test when there is none. */
    public static double value(Outcome outcome) {
        return outcome.value().orElseThrow(() -> new AssertionError("no value but " + outcome));
    }

    public static double[] values(Outcome... outcomes) {
        return values(Arrays.asList(outcomes));
    }

    public static double[] values(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(RandomRegion::value).toArray();
    }
}
