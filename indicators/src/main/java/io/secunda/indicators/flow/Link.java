package io.secunda.indicators.flow;

/**
 * One record of a flow.
 *
 * @param origin position of the city it leaves, {@link #OUTSIDE} for a place outside the region
 * @param destination position of the city it reaches, {@link #OUTSIDE} for a place outside the region
 * @param value its size, ≥ 0, in the unit of its kind
 */
public record Link(int origin, int destination, double value) {

    /** Stands for any place outside the region. */
    public static final int OUTSIDE = -1;

    public Link {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("flow of " + value + ", expected a finite number of at least 0");
        }
    }
}
