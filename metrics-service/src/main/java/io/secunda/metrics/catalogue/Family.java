package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import java.util.List;
import java.util.Set;

/**
 * A family of indicators: one definition, applied to one variable or to many.
 *
 * @param id {@code core_share}
 * @param names its names
 * @param definition what it says, in a sentence
 * @param formula how it is computed
 * @param unit unit of its values
 * @param range the values it can take
 * @param source where the definition comes from
 * @param places where it is computed
 * @param each to what it is applied
 * @param needs names of the variables it looks at; {@link #X} and {@link #BASE} are filled in for each application
 * @param windowNeeds those of them that it looks at also at the start of a window; none for an indicator of one period
 * @param reach which periods of the needed figures a value rests on
 * @param flows whether it looks at the flows of the kind it is applied to
 * @param agreements whether it looks at agreements
 * @param latestFlows whether it looks at the latest flows up to the period, of whatever kind
 * @param sectors whether it looks at what the cities do, by employment or value added
 * @param looksAt ids of the families whose values it looks at
 * @param wantsCoverage whether a value below {@link #ENOUGH} coverage is withheld, as it would not stand for the region
 * @param kernel the computation
 */
public record Family(
        String id,
        Names names,
        String definition,
        String formula,
        String unit,
        String range,
        String source,
        Set<Place> places,
        Each each,
        List<String> needs,
        List<String> windowNeeds,
        Reach reach,
        boolean flows,
        boolean agreements,
        boolean latestFlows,
        boolean sectors,
        Set<String> looksAt,
        boolean wantsCoverage,
        Kernel kernel) {

    /** The need that stands for the variable an indicator is applied to. */
    public static final String X = "x";

    /** The need that stands for the variable that the one of {@link #X} is a part of. */
    public static final String BASE = "base";

    /** Coverage below which a share does not stand for its region (DOMAIN §4). */
    public static final double ENOUGH = 0.8;

    /** Where a family is computed. */
    public enum Place {
        /** One value for a region. */
        REGION,
        /** One value for the territory. */
        TERRITORY,
        /** A value for each city of a region, relative to that region. */
        CITY_IN_REGION,
        /** A value for each pair of cities of a region. */
        PAIR_IN_REGION,
        /** A value for each city of the territory, relative to all of them. */
        CITY_IN_TERRITORY,
        /** A value for a city by itself. */
        CITY
    }

    /** Which periods of the needed figures a value rests on. */
    public enum Reach {
        /** The period, and of a window also its start. */
        ENDS,
        /** The whole window. */
        INSIDE,
        /** Everything up to the period. */
        BEFORE
    }

    /** To what a family is applied. */
    public enum Each {
        /** Once. */
        ONCE,
        /** To each variable whose shares and change are tracked. */
        TRACKED,
        /** To each of them but population. */
        TRACKED_BUT_POPULATION,
        /** To the groups of the old. */
        OLD_AGE,
        /** To GDP per person. */
        GDP_PER_HEAD,
        /** To each kind of flow. */
        FLOW_KIND,
        /** To each sector. */
        SECTOR,
        /** To each indicator of regions that is of one period. */
        INDICATOR
    }

    /** The computation of a family. */
    @FunctionalInterface
    public interface Kernel {

        /** Computes it for a scope. */
        Answer of(Setting setting);
    }

    /** Whether change over a window is measured. */
    public boolean windowed() {
        return !windowNeeds.isEmpty();
    }

    /** Whether it is computed from what others found, and so after them. */
    public boolean isDerived() {
        return !looksAt.isEmpty() || each == Each.INDICATOR;
    }
}
