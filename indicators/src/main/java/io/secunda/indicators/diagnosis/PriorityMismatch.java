package io.secunda.indicators.diagnosis;

import io.secunda.indicators.Outcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a city's interests and those of its partners diverge.
 *
 * <p>Mean of the available of: {@link UncoordinatedSimilarity} with the {@link MostLinkedCore}; the
 * {@link UnaddressedShare} of the city's agreements; their decision–implementation gap.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (none) to 1 (severe).
 *   <li><b>Absent:</b> with fewer than two components.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> Du, Building Up a Cooperative Framework (A+BE): mismatch of priority.
 * </ul>
 */
public final class PriorityMismatch {

    private PriorityMismatch() {}

    /** What the mismatch is made of; more is worse in each. */
    public enum Component {
        UNCOORDINATED_SIMILARITY,
        WEAKEST_DIMENSION_UNADDRESSED,
        DECISION_IMPLEMENTATION_GAP
    }

    /**
     * The mismatch of one city.
     *
     * @param figures those that were computed, each 0 to 1 or absent
     * @throws IllegalArgumentException if a figure is not 0 to 1
     */
    public static Mismatch<Component> of(Map<Component, Outcome> figures) {
        var own = new EnumMap<Component, Double>(Component.class);
        figures.forEach((component, figure) ->
                figure.value().ifPresent(number -> own.put(component, Mismatch.fraction(component, number))));
        return Mismatch.of(own);
    }
}
