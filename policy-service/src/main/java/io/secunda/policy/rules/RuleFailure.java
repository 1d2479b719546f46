package io.secunda.policy.rules;

import org.jspecify.annotations.Nullable;

/** An expression of a rule has no answer for the values it was given, such as a division of integers by zero. */
public final class RuleFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    RuleFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
