package io.secunda.codebook;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CEL expression over variables, all of them numbers: {@code gdp * gdp_share_primary / 100}. */
public final class Expression {

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(4_000)
            .build();

    // CEL does not mix whole numbers and fractions; a reader of a codebook must not have to write 100.0
    private static final Pattern WHOLE = Pattern.compile("(?<![\\w.])(?<!\\d[eE][-+])\\d+(?![\\w.])");

    private final Set<String> variables;
    private final CelRuntime.Program program;

    private Expression(Set<String> variables, CelRuntime.Program program) {
        this.variables = variables;
        this.program = program;
    }

    /** The text is no expression, or none of numbers. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final int column;

        Malformed(int column, String message) {
            super(message);
            this.column = column;
        }

        /** Where in the text, from 0. */
        int column() {
            return column;
        }
    }

    static Expression compile(String text) throws Malformed {
        var inserted = new TreeMap<Integer, Integer>();
        String fractions = withFractions(text, inserted);
        CelAbstractSyntaxTree parsed =
                tree(CelFactory.plannerCelBuilder().setOptions(OPTIONS).build().parse(fractions), inserted);
        Set<String> names = new TreeSet<>();
        CelNavigableAst.fromAst(parsed)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.IDENT)
                .forEach(node -> names.add(node.expr().ident().name()));
        CelBuilder builder = CelFactory.plannerCelBuilder().setOptions(OPTIONS).setResultType(SimpleType.DOUBLE);
        names.forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
        Cel cel = builder.build();
        try {
            return new Expression(names, cel.createProgram(tree(cel.check(parsed), inserted)));
        } catch (CelEvaluationException e) {
            throw new Malformed(0, String.valueOf(e.getMessage()));
        }
    }

    private static String withFractions(String text, NavigableMap<Integer, Integer> inserted) {
        Matcher whole = WHOLE.matcher(text);
        var result = new StringBuilder();
        int sum = 0;
        while (whole.find()) {
            whole.appendReplacement(result, whole.group() + ".0");
            sum += 2;
            inserted.put(result.length(), sum);
        }
        return whole.appendTail(result).toString();
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result, NavigableMap<Integer, Integer> inserted)
            throws Malformed {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().get(0);
            int column = Math.max(0, first.getSourceLocation().getColumn());
            Map.Entry<Integer, Integer> before = inserted.floorEntry(column);
            throw new Malformed(before == null ? column : column - before.getValue(), first.getMessage());
        }
    }

    /** The variables it needs. */
    Set<String> variables() {
        return variables;
    }

    /** Its value, or none where it has no finite one. */
    OptionalDouble value(Map<String, Double> figures) {
        try {
            double value = (Double) program.eval(figures);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (CelEvaluationException e) {
            return OptionalDouble.empty();
        }
    }
}
