package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;

/** When two numbers agree: {@code |a − b| ≤ max(absolute, relative·max(|a|, |b|))}. */
record Tolerance(double relative, double absolute) {

    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    static Tolerance from(JsonNode node) {
        return new Tolerance(
                node.path("relative").asDouble(RELATIVE), node.path("absolute").asDouble(ABSOLUTE));
    }

    Tolerance atLeastRelative(double least) {
        return new Tolerance(Math.max(relative, least), Math.max(absolute, least));
    }

    boolean agree(double a, double b) {
        return Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
    }
}
