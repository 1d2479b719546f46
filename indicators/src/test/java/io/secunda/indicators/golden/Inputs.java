package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.indicators.dynamics.YearsBetween;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The inputs of a case, as kernels want them. */
record Inputs(JsonNode node) {

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        return node.required(name).asText();
    }

    List<String> texts(String name) {
        return elements(node.required(name)).map(JsonNode::asText).toList();
    }

    List<String> codes() {
        return texts("codes");
    }

    double number(String name) {
        return number(node.required(name));
    }

    /** A column, NaN where the case has null. */
    double[] column(String name) {
        return column(node.required(name));
    }

    double[][] rows(String name) {
        return elements(node.required(name)).map(Inputs::column).toArray(double[][]::new);
    }

    boolean[] core() {
        List<String> roles = texts("roles");
        var core = new boolean[roles.size()];
        for (int i = 0; i < core.length; i++) {
            core[i] = roles.get(i).equals("core");
        }
        return core;
    }

    /** The cities named in {@code sectors}, which are the cities of the case. */
    List<String> sectorCodes() {
        return node.required("sectors").propertyStream().map(Map.Entry::getKey).toList();
    }

    /** Sector values, a row a city. */
    double[][] sectors() {
        return node.required("sectors")
                .propertyStream()
                .map(city -> column(city.getValue()))
                .toArray(double[][]::new);
    }

    /** The groups as numbers. */
    int[] groups() {
        List<String> names = texts("groups");
        List<String> distinct = names.stream().distinct().toList();
        return names.stream().mapToInt(distinct::indexOf).toArray();
    }

    double years() {
        return has("years") ? number("years") : YearsBetween.of(text("from"), text("to"));
    }

    FlowNetwork network() {
        List<String> codes = codes();
        return FlowNetwork.of(
                codes.size(),
                elements(node.required("flows"))
                        .map(link -> new Link(
                                codes.indexOf(link.get(0).asText()),
                                codes.indexOf(link.get(1).asText()),
                                link.get(2).asDouble()))
                        .toList());
    }

    /** The positions of the cities that have all of the named columns. */
    int[] complete(String... names) {
        return Columns.complete(Arrays.stream(names).map(this::column).toArray(double[][]::new));
    }

    /** The same in order of city code. */
    int[] completeByCode(String... names) {
        List<String> codes = codes();
        return IntStream.of(complete(names))
                .boxed()
                .sorted(Comparator.comparing(codes::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The share of the cities that have all of the named columns. */
    double coverage(String... names) {
        return complete(names).length / (double) codes().size();
    }

    /** A column of the given cities only. */
    double[] column(String name, int[] cities) {
        return Columns.pick(column(name), cities);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static double[] column(JsonNode array) {
        return elements(array).mapToDouble(Inputs::number).toArray();
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.doubleValue();
    }
}
