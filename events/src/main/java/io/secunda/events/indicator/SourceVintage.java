package io.secunda.events.indicator;

import java.time.Instant;

/**
 * A publication that a value rests on.
 *
 * @param source the publication or office
 * @param released its latest release among the inputs
 */
public record SourceVintage(String source, Instant released) {}
