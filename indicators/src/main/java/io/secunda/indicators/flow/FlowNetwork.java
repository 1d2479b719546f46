package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The flows of one kind and period inside a region.
 *
 * <p>Its nodes are the cities of the region that any record names, whatever the record's value or partner. Internal flow
 * and flow across the region's border count nowhere; records of the same link add up; a pair without a record has flow 0.
 * A city that no record names is missing, not a node without flow.
 */
public final class FlowNetwork {

    private final int cities;
    private final int[] nodes;
    private final double[][] flow;

    private FlowNetwork(int cities, int[] nodes, double[][] flow) {
        this.cities = cities;
        this.nodes = nodes;
        this.flow = flow;
    }

    /**
     * The network of the given records.
     *
     * @param cities number of cities in the region
     * @param links records, in an order that is the same whenever the sums are to have the same bits
     */
    public static FlowNetwork of(int cities, List<Link> links) {
        var named = new boolean[cities];
        for (Link link : links) {
            name(named, link.origin());
            name(named, link.destination());
        }
        int[] nodes = IntStream.range(0, cities).filter(i -> named[i]).toArray();
        var position = new int[cities];
        for (int k = 0; k < nodes.length; k++) {
            position[nodes[k]] = k;
        }
        var flow = new double[nodes.length][nodes.length];
        for (Link link : links) {
            if (link.origin() >= 0 && link.destination() >= 0 && link.origin() != link.destination()) {
                flow[position[link.origin()]][position[link.destination()]] += link.value();
            }
        }
        return new FlowNetwork(cities, nodes, flow);
    }

    private static void name(boolean[] named, int city) {
        if (city != Link.OUTSIDE) {
            named[city] = true;
        }
    }

    /** Number of cities in the region, nodes or not. */
    public int cities() {
        return cities;
    }

    /** Number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** Position of a node's city in the region. */
    public int city(int node) {
        return nodes[node];
    }

    /** For each city of the region its node, −1 for a city that is none. */
    public int[] nodeOfCity() {
        var node = new int[cities];
        Arrays.fill(node, -1);
        for (int k = 0; k < nodes.length; k++) {
            node[nodes[k]] = k;
        }
        return node;
    }

    /** Flow from one node to another, 0 from a node to itself. */
    public double flow(int origin, int destination) {
        return flow[origin][destination];
    }

    /** All that leaves a node. */
    public double out(int node) {
        return Sum.of(flow[node]);
    }

    /** All that reaches a node. */
    public double in(int node) {
        var sum = new Sum();
        for (double[] row : flow) {
            sum.add(row[node]);
        }
        return sum.value();
    }

    /** Nodal flow: in and out together. */
    public double nodal(int node) {
        return in(node) + out(node);
    }

    /** All flow inside the region. */
    public double total() {
        var sum = new Sum();
        for (double[] row : flow) {
            for (double value : row) {
                sum.add(value);
            }
        }
        return sum.value();
    }

    /** The largest flow between two nodes, both ways together; 0 without any flow. */
    public double largestPair() {
        double largest = 0;
        for (int i = 0; i < nodes.length; i++) {
            for (int j = i + 1; j < nodes.length; j++) {
                largest = Math.max(largest, flow[i][j] + flow[j][i]);
            }
        }
        return largest;
    }

    /** One outcome a city of the region: of a node as given, {@code MISSING_INPUT} for the rest. */
    public Outcome[] perCity(IntFunction<Outcome> ofNode) {
        Outcome[] outcomes = Outcome.absent(MISSING_INPUT, cities);
        for (int node = 0; node < nodes.length; node++) {
            outcomes[nodes[node]] = ofNode.apply(node);
        }
        return outcomes;
    }
}
