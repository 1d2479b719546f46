package io.secunda.policy.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one rule.
 *
 * @param file path of the file
 * @param rule the rule, or null when there are errors
 * @param errors everything that is wrong with it
 */
record RuleReading(String file, @Nullable Rule rule, List<RuleError> errors) {

    RuleReading {
        errors = List.copyOf(errors);
    }
}
