package io.secunda.indicators.diagnosis;

import io.secunda.indicators.Outcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * How unequal a city is to those it has to work with.
 *
 * <p>Mean of the available of: the share of the city's active agreements led by cores or upper levels alone;
 * {@code 1 − shared leadership} of its agreements; {@code 1 − cooperation reach}; the {@link RankGap}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (none) to 1 (severe).
 *   <li><b>Absent:</b> with fewer than two components. A city without agreements has its reach, which is 0, and its rank.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> Du, Building Up a Cooperative Framework (A+BE): mismatch of actor.
 * </ul>
 */
public final class ActorMismatch {

    private ActorMismatch() {}

    /** What the mismatch is made of, and whether more of it is better. */
    public enum Component {
        CORE_LED_SHARE(false),
        SHARED_LEADERSHIP(true),
        COOPERATION_REACH(true),
        RANK_GAP(false);

        private final boolean moreIsBetter;

        Component(boolean moreIsBetter) {
            this.moreIsBetter = moreIsBetter;
        }
    }

    /**
     * The mismatch of one city.
     *
     * @param figures those that were computed, each 0 to 1 or absent, not yet turned round
     * @throws IllegalArgumentException if a figure is not 0 to 1
     */
    public static Mismatch<Component> of(Map<Component, Outcome> figures) {
        var own = new EnumMap<Component, Double>(Component.class);
        figures.forEach((component, figure) -> figure.value().ifPresent(number -> {
            double share = Mismatch.fraction(component, number);
            own.put(component, component.moreIsBetter ? 1 - share : share);
        }));
        return Mismatch.of(own);
    }
}
