package io.secunda.indicators;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that belongs to two cities together.
 *
 * @param first position of the city that comes first in the region's order
 * @param second position of the other, greater than {@code first}
 */
public record OfPair<T>(int first, int second, T value) {

    public OfPair {
        if (first < 0 || second <= first) {
            throw new IllegalArgumentException(
                    "pair of cities " + first + " and " + second + ", expected two positions in order");
        }
    }

    /** One for each pair of {@code cities} cities, in order of the first and then of the second. */
    public static <T> List<OfPair<T>> all(int cities, Function<T> ofPair) {
        return IntStream.range(0, cities)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, cities).mapToObj(j -> new OfPair<>(i, j, ofPair.apply(i, j))))
                .toList();
    }

    /** What there is to say of two cities. */
    @FunctionalInterface
    public interface Function<T> {
        T apply(int first, int second);
    }
}
