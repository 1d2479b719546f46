package io.secunda.policy.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule that was posted: a record of the topic of rules.
 *
 * @param id id of the rule
 * @param version its version, higher than any before
 * @param yaml the text, as it was posted
 * @param posted when
 * @param off when it was turned off, or null while it was not
 */
public record PostedRule(
        String id,
        int version,
        String yaml,
        Instant posted,
        @Nullable Instant off) {

    /** CloudEvents type of a rule that was posted. */
    static final String POSTED = "io.secunda.rule.posted.v1";

    /** CloudEvents type of a posted rule that was turned off. */
    static final String TURNED_OFF = "io.secunda.rule.turned-off.v1";

    /** The record key, one for each version, so that all of them are kept: {@code polarization-gdp/2}. */
    String key() {
        return id + "/" + version;
    }

    PostedRule turnedOff(Instant when) {
        return new PostedRule(id, version, yaml, posted, when);
    }
}
