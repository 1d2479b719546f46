package io.secunda.metrics.scenarios;

/**
 * What is wrong with a field of a scenario.
 *
 * @param field where, {@code observations[2].city}
 * @param detail what was found and what is expected
 */
public record FactError(String field, String detail) {}
