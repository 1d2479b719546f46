package io.secunda.indicators.matching;

import io.secunda.indicators.OfPair;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.util.SupplierUtil;

/**
 * The pairs of greatest total that take each city at most k times, as a maximum-weight matching.
 *
 * <p>A city becomes as many nodes as it can have partners. For k = 1 a pair is an edge. For more, a pair with benefit b
 * becomes two nodes joined by an edge b, each joined to every node of its city by an edge b: left unused, the pair yields b
 * by its own edge; used, it yields 2b. So the best matching is the best choice plus the constant Σb.
 *
 * <p>Nodes and edges are numbers, so that the search always goes the same way.
 */
final class DegreeBoundedChoice {

    /** Whole weights keep the solver's differences exact; it takes steps beyond 1e10 for a sign of no solution. */
    private static final double LARGEST_WEIGHT = 1L << 31;

    private final List<OfPair<Double>> pairs;
    private final int[][] nodesOfCity;
    private final boolean single;
    private final double scale;
    private final Graph<Integer, Integer> graph = GraphTypeBuilder.<Integer, Integer>undirected()
            .weighted(true)
            .vertexSupplier(SupplierUtil.createIntegerSupplier())
            .edgeSupplier(SupplierUtil.createIntegerSupplier())
            .buildGraph();

    DegreeBoundedChoice(int cities, List<OfPair<Double>> pairs, int k) {
        this.pairs = pairs;
        single = k == 1;
        scale = LARGEST_WEIGHT / pairs.stream().mapToDouble(OfPair::value).max().orElse(1);
        var degree = new int[cities];
        for (OfPair<Double> pair : pairs) {
            degree[pair.first()]++;
            degree[pair.second()]++;
        }
        nodesOfCity = Arrays.stream(degree).mapToObj(d -> nodes(Math.min(d, k))).toArray(int[][]::new);
    }

    private int[] nodes(int count) {
        return IntStream.range(0, count).map(i -> graph.addVertex()).toArray();
    }

    /** The chosen pairs, in their order. */
    List<OfPair<Double>> best() {
        List<int[]> used = pairs.stream().map(this::edges).toList();
        Set<Integer> matched = new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE)
                .getMatching()
                .getEdges();
        return IntStream.range(0, pairs.size())
                .filter(p -> isChosen(used.get(p), matched))
                .mapToObj(pairs::get)
                .toList();
    }

    /** The edges of a pair; it is chosen when one at each of its ends is matched. */
    private int[] edges(OfPair<Double> pair) {
        int[] first = nodesOfCity[pair.first()];
        int[] second = nodesOfCity[pair.second()];
        if (single) {
            return new int[] {edge(first[0], second[0], pair)};
        }
        int one = graph.addVertex();
        int other = graph.addVertex();
        edge(one, other, pair);
        return IntStream.concat(
                        Arrays.stream(first).map(node -> edge(node, one, pair)),
                        Arrays.stream(second).map(node -> edge(node, other, pair)))
                .toArray();
    }

    private boolean isChosen(int[] edges, Set<Integer> matched) {
        // an end matched alone is worth no more than the pair's own edge, and leaves it unused
        long ends = Arrays.stream(edges).filter(matched::contains).count();
        return ends == (single ? 1 : 2);
    }

    private int edge(int from, int to, OfPair<Double> pair) {
        int edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, Math.max(1, Math.rint(pair.value() * scale)));
        return edge;
    }
}
