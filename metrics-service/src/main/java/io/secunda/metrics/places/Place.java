package io.secunda.metrics.places;

/**
 * Where a city is.
 *
 * @param lon longitude in degrees, WGS 84
 * @param lat latitude in degrees, WGS 84
 */
public record Place(double lon, double lat) {}
