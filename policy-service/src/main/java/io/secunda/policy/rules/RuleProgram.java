package io.secunda.policy.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A compiled CEL expression over the inputs of a rule. Safe for use by many threads. */
public final class RuleProgram {

    private final CelRuntime.Program program;
    private final Set<String> optional;

    RuleProgram(CelRuntime.Program program, Set<String> optional) {
        this.program = program;
        this.optional = Set.copyOf(optional);
    }

    Object run(Map<String, Double> numbers) {
        Map<String, Object> variables = new HashMap<>(numbers);
        for (String name : optional) {
            variables.put(name, Optional.ofNullable(numbers.get(name)));
        }
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new RuleFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
