package io.secunda.events.recommendation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided on a recommendation. Made by people only: the system never writes one by itself.
 *
 * @param territory the territory
 * @param recommendation id of the recommendation
 * @param id its own id, unique within the recommendation
 * @param decision what was decided
 * @param who the person or office that decided, as it calls itself
 * @param keyOwner name of the access key it came with, or null when that is not known
 * @param why the reasons
 * @param until until when it is put off, of a deferral; else null
 * @param state where the recommendation stood
 * @param recorded when it was recorded
 */
public record Decision(
        String territory,
        String recommendation,
        String id,
        Verdict decision,
        String who,
        @Nullable String keyOwner,
        String why,
        @Nullable Instant until,
        State state,
        Instant recorded) {

    /** CloudEvents type. */
    public static final String DECIDED = "io.secunda.recommendation.decided.v1";

    /** The record key: {@code CN/polarization-population~region:YRD/<id>}, one a decision, so that none is lost. */
    public String key() {
        return territory + "/" + recommendation + "/" + id;
    }

    /** Whether another one says the same, whenever it was recorded. */
    public boolean saysTheSameAs(Decision other) {
        return key().equals(other.key())
                && decision == other.decision
                && who.equals(other.who)
                && why.equals(other.why)
                && Objects.equals(until, other.until);
    }
}
