package io.secunda.events.agreement;

import io.secunda.events.Code;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Vintaged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cooperation agreement between cities. A later release of the same agreement takes the place of an earlier one.
 *
 * @param territory the territory
 * @param id identifier within the territory
 * @param title its title, or null when none is known
 * @param signed day of signature or issue; a year or month where the day is not known
 * @param ends last day it runs, or null while it has no end
 * @param kind {@code paired_assistance}, {@code joint_park}, {@code transport} …
 * @param participants codes of the cities that take part, at least one
 * @param leads who leads: codes of cities, {@code provincial} or {@code national}
 * @param levels levels of government that are party to it
 * @param milestones what was agreed to be done by when, and what was done
 * @param source the public document or report
 * @param released when the source released it (vintage)
 * @param recorded when Secunda took it in
 */
public record Agreement(
        String territory,
        String id,
        @Nullable Names title,
        Period signed,
        @Nullable Period ends,
        String kind,
        List<String> participants,
        List<String> leads,
        List<Level> levels,
        List<Milestone> milestones,
        String source,
        Instant released,
        Instant recorded)
        implements Vintaged {

    /** CloudEvents type of an agreement that was taken in or amended. */
    public static final String RECORDED = "io.secunda.agreement.recorded.v1";

    public Agreement {
        Code.require("territory", territory);
        Code.require("id", id);
        Code.require("kind", kind);
        participants = List.copyOf(participants);
        leads = List.copyOf(leads);
        levels = List.copyOf(levels);
        milestones = List.copyOf(milestones);
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("agreement " + id + " has no participants");
        }
        if (ends != null && ends.last().isBefore(signed.first())) {
            throw new IllegalArgumentException("agreement " + id + " ends " + ends + " before it is signed " + signed);
        }
    }

    /** Something agreed to be done. */
    public record Milestone(Period due, @Nullable Period delivered) {}

    @Override
    public String cell() {
        return territory + "/" + id;
    }
}
