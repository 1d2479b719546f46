package io.secunda.benchmarks.kernels;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.development.Direction;
import io.secunda.indicators.development.Topsis;
import io.secunda.indicators.development.Typology;
import io.secunda.indicators.dynamics.MannKendall;
import io.secunda.indicators.dynamics.SenSlope;
import io.secunda.indicators.dynamics.Series;
import io.secunda.indicators.flow.Centralities;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.FunctionalPolycentricity;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.form.RankSize;
import io.secunda.indicators.function.FunctionalComplementarity;
import io.secunda.indicators.function.LocationQuotient;
import io.secunda.indicators.peripheralization.Peripheralization;
import io.secunda.indicators.quality.GrowthOutlier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The dearest kernels of each family besides unevenness, which {@link KernelBenchmark} has: form, periphery, flows,
 * functions, development, dynamics and quality. Every second pair of cities is joined by a flow; series have 20 years.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class FamilyBenchmark {

    private static final int SECTORS = 19;
    private static final int CRITERIA = 20;
    private static final int DIMENSIONS = 6;
    private static final int YEARS = 20;
    private static final int CORE_EVERY = 10;

    /** Number of cities. */
    @Param({"56", "300"})
    public int cities;

    private double[] population = {};
    private boolean[] core = {};
    private double[][] sectors = {};
    private double[][] criteria = {};
    private double[][] dimensions = {};
    private Direction[] directions = {};
    private FlowNetwork network = FlowNetwork.of(0, List.of());
    private Map<Peripheralization.Component, Outcome[]> components = Map.of();
    private Outcome[] growth = {};
    private Series series = Series.of(new double[0], new double[0]);

    /** Makes up the cities; the same ones in every run. */
    @Setup
    public void makeUp() {
        var random = new SplittableRandom(20261124);
        population = random.doubles(cities, 3e5, 3e7).toArray();
        core = new boolean[cities];
        IntStream.range(0, cities).forEach(i -> core[i] = i % CORE_EVERY == 0);
        sectors = table(random, SECTORS, 1e6);
        criteria = table(random, CRITERIA, 1);
        dimensions = table(random, DIMENSIONS, 1);
        directions = new Direction[CRITERIA];
        Arrays.fill(directions, Direction.BENEFIT);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            for (int j = 0; j < cities; j++) {
                if (i != j && (i + j) % 2 == 0) {
                    links.add(new Link(i, j, random.nextDouble(1, 100)));
                }
            }
        }
        network = FlowNetwork.of(cities, links);
        components = new EnumMap<>(Peripheralization.Component.class);
        for (Peripheralization.Component component : Peripheralization.Component.values()) {
            components.put(component, outcomes(random, cities));
        }
        growth = outcomes(random, cities);
        series = Series.of(
                IntStream.range(0, YEARS).asDoubleStream().toArray(),
                random.doubles(YEARS, 1, 2).toArray());
    }

    private double[][] table(SplittableRandom random, int columns, double most) {
        return IntStream.range(0, cities)
                .mapToObj(i -> random.doubles(columns, 0.001, most).toArray())
                .toArray(double[][]::new);
    }

    private static Outcome[] outcomes(SplittableRandom random, int count) {
        return random.doubles(count, -0.1, 0.1).mapToObj(Outcome::of).toArray(Outcome[]::new);
    }

    @Benchmark
    public RankSize.Result rankSize() {
        return RankSize.of(population);
    }

    @Benchmark
    public Peripheralization.Result[] peripheralization() {
        return Peripheralization.of(cities, components);
    }

    @Benchmark
    public Centralities.Result centralities() {
        return Centralities.of(network);
    }

    @Benchmark
    public FunctionalPolycentricity.Result functionalPolycentricity() {
        return FunctionalPolycentricity.of(network);
    }

    @Benchmark
    public Outcome[][] locationQuotients() {
        return LocationQuotient.of(sectors);
    }

    @Benchmark
    public Outcome functionalComplementarity() {
        return FunctionalComplementarity.of(sectors, population, core);
    }

    @Benchmark
    public Topsis.Result topsis() {
        return Topsis.of(criteria, directions);
    }

    @Benchmark
    public Typology.Result typology() {
        return Typology.of(dimensions, 1);
    }

    @Benchmark
    public Outcome[] outliersAmongPeers() {
        return GrowthOutlier.amongPeers(growth);
    }

    @Benchmark
    public MannKendall.Result mannKendall() {
        return MannKendall.of(series);
    }

    @Benchmark
    public Outcome senSlope() {
        return SenSlope.of(series);
    }
}
