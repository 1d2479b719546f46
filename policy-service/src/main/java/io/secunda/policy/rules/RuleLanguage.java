package io.secunda.policy.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The language of a rule's expressions: CEL with the rule's inputs as variables.
 *
 * <p>An input is a {@code double}, an optional one an optional double ({@code x.hasValue()}, {@code x.value()},
 * {@code x.orValue(0.0)}); {@code math.greatest} and {@code math.least} are there. Numbers compare whatever their type.
 */
final class RuleLanguage {

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(4_000)
            .build();

    private final Cel cel;
    private final Set<String> optional;

    RuleLanguage(Collection<Input> inputs) {
        CelBuilder builder = CelFactory.plannerCelBuilder()
                .setOptions(OPTIONS)
                .addCompilerLibraries(CelExtensions.optional(), CelExtensions.math())
                .addRuntimeLibraries(CelExtensions.optional(), CelExtensions.math());
        for (Input input : inputs) {
            builder.addVar(input.name(), input.optional() ? OptionalType.create(SimpleType.DOUBLE) : SimpleType.DOUBLE);
        }
        cel = builder.build();
        optional = inputs.stream().filter(Input::optional).map(Input::name).collect(toUnmodifiableSet());
    }

    /** An error within an expression; line and column from 1. */
    record Mistake(int line, int column, String message) {}

    /** An expression that does not compile. */
    static final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final List<Mistake> mistakes;

        NotUnderstood(List<Mistake> mistakes) {
            super(mistakes.toString());
            this.mistakes = mistakes;
        }

        List<Mistake> mistakes() {
            return mistakes;
        }
    }

    Condition condition(String text) throws NotUnderstood {
        return new Condition(text, program(text, Set.of(SimpleType.BOOL), "a condition that is true or false"));
    }

    Formula formula(String text) throws NotUnderstood {
        return new Formula(text, program(text, Set.of(SimpleType.DOUBLE, SimpleType.INT), "a formula with a number"));
    }

    private RuleProgram program(String text, Set<CelType> types, String kind) throws NotUnderstood {
        CelValidationResult result = cel.compile(text);
        if (result.hasError()) {
            throw new NotUnderstood(
                    result.getErrors().stream().map(RuleLanguage::mistake).toList());
        }
        try {
            CelType type = result.getAst().getResultType();
            if (!types.contains(type)) {
                throw new NotUnderstood(List.of(new Mistake(1, 1, "is of type " + type.name() + ", not " + kind)));
            }
            return new RuleProgram(cel.createProgram(result.getAst()), optional);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new NotUnderstood(List.of(new Mistake(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    private static Mistake mistake(CelIssue issue) {
        String message = issue.getMessage();
        if (message.contains("double") && message.contains("int") && message.contains("no matching overload")) {
            message = message.replaceAll(" \\(candidates.*", "") + "; write numbers with a point, 2.0 and not 2";
        }
        // columns of CEL count from 0
        return new Mistake(
                issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn() + 1, message);
    }
}
