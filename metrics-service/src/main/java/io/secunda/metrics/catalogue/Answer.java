package io.secunda.metrics.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel found for a scope: of the scope as a whole, of its cities, of its pairs of cities, or of several of them.
 *
 * @param told the findings
 * @param inputs the figures that all of them rest on, where a finding does not name its own
 */
public record Answer(List<Told> told, List<Input> inputs) {

    private static final int NONE = -1;

    /**
     * One finding and whom it is about.
     *
     * @param first position of the city, or of the first city of a pair; −1 for the scope as a whole
     * @param second position of the second city of a pair, else −1
     * @param finding what was found
     * @param inputs the figures it rests on, or null for those of the answer
     */
    public record Told(
            int first,
            int second,
            Finding finding,
            @Nullable List<Input> inputs) {

        static Told whole(Finding finding) {
            return new Told(NONE, NONE, finding, null);
        }

        static Told city(int position, Finding finding) {
            return new Told(position, NONE, finding, null);
        }

        static Told pair(int first, int second, Finding finding, List<Input> inputs) {
            return new Told(first, second, finding, inputs);
        }

        /** Whether it is about the scope as a whole. */
        public boolean isWhole() {
            return first == NONE;
        }

        /** Whether it is about two cities. */
        public boolean isPair() {
            return second != NONE;
        }
    }

    /**
     * Figures of one variable that went in.
     *
     * @param need the name by which the family calls the variable
     * @param atStart whether they are those at the start of the window
     * @param positions of the cities, along the scope's members
     */
    public record Input(String need, boolean atStart, List<Integer> positions) {}
}
