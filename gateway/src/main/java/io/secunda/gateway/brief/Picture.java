package io.secunda.gateway.brief;

/**
 * A chart.
 *
 * @param svg the drawing
 * @param alternative what it shows, in words
 */
record Picture(String svg, String alternative) {}
