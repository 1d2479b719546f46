package io.secunda.indicators.leadership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An agreement, seen from a region.
 *
 * @param participants positions of its participants in the region; a negative one is outside and left out
 * @param leads one a seat
 * @param levels of government involved
 * @param signed the day it was signed
 * @param ends its last day, null while it is open
 * @param milestones what it promised
 */
public record Agreement(
        Collection<Integer> participants,
        List<Lead> leads,
        Set<Level> levels,
        LocalDate signed,
        @Nullable LocalDate ends,
        List<Milestone> milestones) {

    private static final int FEWEST_PARTICIPANTS = 2;
    private static final int FEW_PARTICIPANTS = 4;

    public Agreement {
        SortedSet<Integer> inRegion = new TreeSet<>(participants);
        inRegion.removeIf(city -> city < 0);
        participants = Collections.unmodifiableSortedSet(inRegion);
        leads = List.copyOf(leads);
        levels = levels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(levels));
        milestones = List.copyOf(milestones);
    }

    /** Whether it joins cities of the region: at least two of them. */
    public boolean isOfRegion() {
        return participants.size() >= FEWEST_PARTICIPANTS;
    }

    /**
     * Whether it says who works with whom, with at most max(4, n/2) participants in a region of n cities. A region-wide
     * plan joins everybody; the pairwise indicators are given only agreements of which this holds.
     */
    public boolean isSelective(int cities) {
        return participants.size() <= Math.max(FEW_PARTICIPANTS, cities / 2.0);
    }

    /** Whether it counts in the region on the day: signed by then, not ended before, two participants. */
    public boolean isActive(LocalDate day) {
        return isOfRegion() && isSigned(day) && (ends == null || !ends.isBefore(day));
    }

    boolean isSigned(LocalDate day) {
        return !signed.isAfter(day);
    }
}
