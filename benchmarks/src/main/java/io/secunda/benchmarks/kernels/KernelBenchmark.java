package io.secunda.benchmarks.kernels;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.geography.Neighbours;
import io.secunda.indicators.unevenness.Gini;
import io.secunda.indicators.unevenness.MoranI;
import io.secunda.indicators.unevenness.TheilT;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/** One regional indicator of one period: 56 cities are a large mega-region, 300 are a nation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    /** Number of cities. */
    @Param({"56", "300"})
    public int cities;

    private double[] gdp = {};
    private double[] population = {};
    private double[] perPerson = {};
    private double[] lon = {};
    private double[] lat = {};
    private int[] role = {};
    private int[][] neighbours = {};

    /** Makes up the cities; the same ones in every run. */
    @Setup
    public void makeUp() {
        var random = new SplittableRandom(20261124);
        population = random.doubles(cities, 3e5, 3e7).toArray();
        lon = random.doubles(cities, 100, 122).toArray();
        lat = random.doubles(cities, 22, 41).toArray();
        perPerson = random.doubles(cities, 2e4, 2e5).toArray();
        gdp = new double[cities];
        role = new int[cities];
        for (int i = 0; i < cities; i++) {
            gdp[i] = perPerson[i] * population[i];
            role[i] = i % 10 == 0 ? 1 : 0;
        }
        neighbours = Neighbours.nearest(lon, lat, MoranI.NEIGHBOURS);
    }

    @Benchmark
    public Outcome theilT() {
        return TheilT.of(gdp, population);
    }

    @Benchmark
    public TheilT.Result theilTBetweenAndWithinRoles() {
        return TheilT.of(gdp, population, role);
    }

    @Benchmark
    public Outcome gini() {
        return Gini.of(gdp, population);
    }

    @Benchmark
    public MoranI.Result moranIWithNeighboursKept() {
        return MoranI.of(perPerson, neighbours);
    }

    @Benchmark
    public MoranI.Result moranIWithNeighboursSought() {
        return MoranI.of(perPerson, lon, lat);
    }
}
