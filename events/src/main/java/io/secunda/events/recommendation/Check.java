package io.secunda.events.recommendation;

/**
 * Whether a recommendation would be raised on somewhat other values.
 *
 * @param what {@code previous} (the value that was told before the present one of the same period), {@code left_out}
 *     (without an optional input, or with the next alternative of an indicator), {@code minus_5_percent} or
 *     {@code plus_5_percent}
 * @param input the rule's name of the input that is changed; {@code *} for all together
 * @param holds whether it would be raised
 */
public record Check(String what, String input, boolean holds) {}
