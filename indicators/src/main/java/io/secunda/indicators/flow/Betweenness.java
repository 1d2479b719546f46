package io.secunda.indicators.flow;

import io.secunda.indicators.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Brandes' accumulation over shortest paths from every node.
 *
 * <p>Own code, since lengths 1/flow that are equal in exact arithmetic differ by rounding, and libraries compare them
 * bit by bit: of two equally short ways they would see only one.
 */
final class Betweenness {

    private static final double SAME_LENGTH = 1e-12;

    private final FlowNetwork network;
    private final int n;
    private final double[] distance;
    private final double[] paths;
    private final List<List<Integer>> predecessors;

    private Betweenness(FlowNetwork network) {
        this.network = network;
        n = network.size();
        distance = new double[n];
        paths = new double[n];
        predecessors = new ArrayList<>();
    }

    static Outcome[] of(FlowNetwork network) {
        var search = new Betweenness(network);
        var score = new double[network.size()];
        for (int source = 0; source < network.size(); source++) {
            search.accumulate(source, search.settle(source), score);
        }
        double pairs = (network.size() - 1.0) * (network.size() - 2);
        return network.perCity(node -> Outcome.of(score[node] / pairs));
    }

    /** Dijkstra's search, on a table since the networks are dense; returns the nodes reached, farthest first. */
    private Deque<Integer> settle(int source) {
        reset(source);
        var settled = new boolean[n];
        var order = new ArrayDeque<Integer>();
        for (int v = nearest(settled); v >= 0; v = nearest(settled)) {
            settled[v] = true;
            order.push(v);
            for (int w = 0; w < n; w++) {
                if (!settled[w] && network.flow(v, w) > 0) {
                    relax(v, w, distance[v] + 1 / network.flow(v, w));
                }
            }
        }
        return order;
    }

    private void reset(int source) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(paths, 0);
        predecessors.clear();
        for (int node = 0; node < n; node++) {
            predecessors.add(new ArrayList<>());
        }
        distance[source] = 0;
        paths[source] = 1;
    }

    private int nearest(boolean[] settled) {
        int nearest = -1;
        for (int v = 0; v < n; v++) {
            if (!settled[v]
                    && distance[v] < Double.POSITIVE_INFINITY
                    && (nearest < 0 || distance[v] < distance[nearest])) {
                nearest = v;
            }
        }
        return nearest;
    }

    private void relax(int from, int to, double length) {
        double tolerance = SAME_LENGTH * length;
        if (Math.abs(length - distance[to]) <= tolerance) {
            paths[to] += paths[from];
            predecessors.get(to).add(from);
        } else if (length < distance[to]) {
            distance[to] = length;
            paths[to] = paths[from];
            predecessors.get(to).clear();
            predecessors.get(to).add(from);
        }
    }

    private void accumulate(int source, Deque<Integer> farthestFirst, double[] score) {
        var dependency = new double[n];
        for (int w : farthestFirst) {
            for (int v : predecessors.get(w)) {
                dependency[v] += paths[v] / paths[w] * (1 + dependency[w]);
            }
            if (w != source) {
                score[w] += dependency[w];
            }
        }
    }
}
