package io.secunda.policy.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a rule comes from. A later one takes the place of an earlier one of the same id. */
public enum RuleSource {
    /** Comes with the service. */
    SHIPPED,
    /** From the folder that is configured. */
    FOLDER,
    /** Posted while the system runs. */
    POSTED;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
