package io.secunda.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.Names;
import io.secunda.events.Scale;
import io.secunda.events.geography.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleReaderTest {

    private static List<String> errorsOf(String yaml) {
        RuleReading reading = RuleReader.read("plain", "my/rule.yaml", yaml);
        assertThat(reading.rule()).isNull();
        return reading.errors().stream().map(RuleError::toString).toList();
    }

    private static String plain(String from, String to) {
        assertThat(ShippedRules.PLAIN).contains(from);
        return ShippedRules.PLAIN.replace(from, to);
    }

    @Test
    void readsWhatIsLeftOutAsItsDefault() {
        Rule rule = ShippedRules.from(ShippedRules.PLAIN);

        assertThat(rule.scale()).isEqualTo(Scale.REGION);
        assertThat(rule.role()).isNull();
        assertThat(rule.updateThreshold()).isZero();
        assertThat(rule.minCoverage()).isZero();
        assertThat(rule.whenMissing()).isEqualTo(Rule.WhenMissing.KEEP);
        assertThat(rule.primary())
                .isEqualTo(new Input(
                        "x",
                        List.of("gini"),
                        List.of("-"),
                        null,
                        Input.At.LATEST,
                        false,
                        Input.Of.OWN,
                        null,
                        Input.AcrossBreaks.USE,
                        List.of()));
        assertThat(rule.persistence()).isEqualTo(1);
        assertThat(rule.keeping()).isEqualTo(new Rule.Keeping(null, null, null, null, List.of()));
        assertThat(rule.raise().holds(Map.of("x", 0.41))).isTrue();
        assertThat(rule.raise().holds(Map.of("x", 0.4))).isFalse();
        assertThat(rule.severity().share(Map.of("x", 1.7))).isEqualTo(1);
    }

    @Test
    void readsEverythingThatCanBeSaid() {
        String inputs = "  x: {indicator: [a, b], window: [longest, none], part: within}\n"
                + "  y: {indicator: c, at: previous, optional: true, of: region, component: low:d, across_breaks: ignore,"
                + " breaks: e}";
        String more =
                "subject: city\nrole: secondary\nupdate_threshold: 0.02\nwhen_missing: withdraw\nmin_coverage: 0.5\n"
                        + "persistence: 3\ngroup: 14\nowner: {en: Planning, zh: 规划处}\nreviewed: 2026-11-24\n"
                        + "review_due: 2027-11-24\nplan_documents: [A plan]";
        Rule rule = ShippedRules.from(plain("  x: {indicator: gini}", inputs).replace("subject: region", more));

        assertThat(rule.role()).isEqualTo(Role.SECONDARY);
        assertThat(rule.updateThreshold()).isEqualTo(0.02);
        assertThat(rule.minCoverage()).isEqualTo(0.5);
        assertThat(rule.whenMissing()).isEqualTo(Rule.WhenMissing.WITHDRAW);
        assertThat(rule.inputs().values())
                .containsExactly(
                        new Input(
                                "x",
                                List.of("a", "b"),
                                List.of("longest", "-"),
                                "within",
                                Input.At.LATEST,
                                false,
                                Input.Of.OWN,
                                null,
                                Input.AcrossBreaks.IGNORE,
                                List.of()),
                        new Input(
                                "y",
                                List.of("c"),
                                List.of("-"),
                                null,
                                Input.At.PREVIOUS,
                                true,
                                Input.Of.REGION,
                                "low:d",
                                Input.AcrossBreaks.IGNORE,
                                List.of("e")));
        assertThat(rule.indicators()).isEqualTo(Set.of("a", "b", "c", "e"));
        assertThat(rule.persistence()).isEqualTo(3);
        assertThat(rule.keeping())
                .isEqualTo(new Rule.Keeping(
                        14,
                        new Names("Planning", "规划处"),
                        LocalDate.of(2026, 11, 24),
                        LocalDate.of(2027, 11, 24),
                        List.of("A plan")));
    }

    @Test
    void namesTheLineAndColumnOfMistakesInWhatKeepsARule() {
        String more = "version: 1\npersistence: 0\ngroup: x\nowner: Me\nreviewed: 24.11.2026\nplan_documents: {a: b}";

        assertThat(errorsOf(plain("version: 1", more)))
                .containsExactlyInAnyOrder(
                        "my/rule.yaml:3:14: found '0', expected a number from 1.0 to 20.0",
                        "my/rule.yaml:4:8: found 'x', expected the number of a group, from 1",
                        "my/rule.yaml:5:8: found 'Me', expected fields, each 'name: value'",
                        "my/rule.yaml:5:8: found no field 'en', expected text in English",
                        "my/rule.yaml:5:8: found no field 'zh', expected text in Chinese",
                        "my/rule.yaml:6:11: found '24.11.2026', expected a day, 2026-11-24",
                        "my/rule.yaml:7:17: found a mapping, expected the title of a plan or guideline");
    }

    @Test
    void aReviewIsDueAfterItWasMadeAndPeriodsAreWhole() {
        assertThat(errorsOf(plain("version: 1", "version: 1\nreviewed: 2026-11-24\nreview_due: 2026-11-24")))
                .singleElement()
                .asString()
                .contains("found review_due 2026-11-24, expected a day after 2026-11-24");
        assertThat(errorsOf(plain("version: 1", "version: 1\npersistence: 1.5")))
                .singleElement()
                .asString()
                .contains("found persistence 1.5, expected a whole number of periods");
    }

    @Test
    void anotherSubjectIsReadByRulesOfCitiesAndNotFirst() {
        assertThat(errorsOf(plain("{indicator: gini}", "{indicator: gini, of: core}")))
                .satisfiesExactlyInAnyOrder(
                        e -> assertThat(e)
                                .contains(":5:6: found an input of another subject, expected a rule of cities"),
                        e -> assertThat(e).contains(":5:3: found a first input of another subject, expected one of"));
        assertThat(errorsOf(plain("{indicator: gini}", "{indicator: gini, of: nation, across_breaks: no}")))
                .satisfiesExactlyInAnyOrder(
                        e -> assertThat(e).endsWith("found 'nation', expected own, region or core"),
                        e -> assertThat(e).endsWith("found 'no', expected ignore or use"));
        assertThat(errorsOf(plain("{indicator: gini}", "{indicator: gini, part: a, component: b, breaks: c}")))
                .satisfiesExactlyInAnyOrder(
                        e -> assertThat(e).endsWith("found a part and a component, expected one of them"),
                        e -> assertThat(e).endsWith("found breaks, expected them only with 'at: previous'"));
    }

    @Test
    void namesTheLineAndColumnOfAMistakeInAnExpression() {
        assertThat(errorsOf(plain("raise: x > 0.4", "raise: x > 0.4 && z < 1.0")))
                .containsExactly(
                        "my/rule.yaml:6:19: found 'x > 0.4 && z < 1.0', expected an expression in CEL over the "
                                + "inputs: undeclared reference to 'z' (in container '')");
    }

    @Test
    void namesTheLineAndColumnWithinAnExpressionOfSeveralLines() {
        assertThat(errorsOf(plain("raise: x > 0.4", "raise: |\n  x > 0.4 &&\n    zz < 1.0")))
                .singleElement()
                .asString()
                .startsWith("my/rule.yaml:8:5: found ")
                .contains("'zz'");
    }

    @Test
    void namesTheColumnWithinQuotes() {
        assertThat(errorsOf(plain("raise: x > 0.4", "raise: \"y > 0.4\"")))
                .singleElement()
                .asString()
                .startsWith("my/rule.yaml:6:9: found 'y > 0.4'");
    }

    @Test
    void saysThatNumbersAreWrittenWithAPoint() {
        assertThat(errorsOf(plain("severity: x", "severity: x * 2")))
                .singleElement()
                .asString()
                .startsWith("my/rule.yaml:8:13:")
                .endsWith("write numbers with a point, 2.0 and not 2");
    }

    @Test
    void aConditionIsNotANumberNorTheOtherWayRound() {
        assertThat(errorsOf(plain("raise: x > 0.4", "raise: x").replace("severity: x", "severity: x > 0.1")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("is of type double, not a condition"),
                        second -> assertThat(second).contains("is of type bool, not a formula"));
    }

    @Test
    void findsEveryErrorInOneGo() {
        String yaml = plain("version: 1", "version: one")
                .replace("subject: region", "subject: province")
                .replace("levels: [provincial]", "levels: [provincial, county]")
                .replace("theme: coexistence\n", "")
                .replace("mismatch: place", "mismatch: places\nraises: x > 1.0");

        assertThat(errorsOf(yaml))
                .satisfiesExactlyInAnyOrder(
                        e -> assertThat(e).isEqualTo("my/rule.yaml:2:10: found 'one', expected a whole number from 1"),
                        e -> assertThat(e)
                                .contains(":3:10: found 'province', expected city, pair, region or territory"),
                        e -> assertThat(e).contains("found 'county', expected national, provincial or municipal"),
                        e -> assertThat(e).contains("found no field 'theme', expected one of ["),
                        e -> assertThat(e).contains(":9:11: found 'places', expected one of ["),
                        e -> assertThat(e)
                                .contains(":10:1: found field 'raises', expected one of [")
                                .contains("raise,"));
    }

    @Test
    void anIdOtherThanTheFolderIsAnError() {
        assertThat(errorsOf(plain("id: plain", "id: other")))
                .containsExactly("my/rule.yaml:1:5: found 'other', expected 'plain', the name of the rule's folder");
    }

    @Test
    void aFieldTwiceIsAnError() {
        assertThat(errorsOf(plain("version: 1", "version: 1\nversion: 2")))
                .containsExactly("my/rule.yaml:3:1: found 'version', expected each field once");
    }

    @Test
    void whatIsNoYamlIsAnErrorWithItsPlace() {
        assertThat(errorsOf("id: [1\nversion: 2"))
                .singleElement()
                .asString()
                .matches("my/rule.yaml:\\d+:\\d+: found .*, expected YAML");
        assertThat(errorsOf("")).containsExactly("my/rule.yaml:1:1: found an empty file, expected a rule");
        assertThat(errorsOf("- a")).anySatisfy(e -> assertThat(e).contains("expected fields, each 'name: value'"));
    }

    @Test
    void theFirstInputCannotBeOptional() {
        assertThat(errorsOf(plain("{indicator: gini}", "{indicator: gini, optional: true}")))
                .anySatisfy(e -> assertThat(e).contains("found an optional first input"));
    }

    @Test
    void aSeverityWithoutAnswerFailsInsteadOfPassingForANumber() {
        Rule rule = ShippedRules.from(plain("severity: x", "severity: 0.0 * x / 0.0"));

        assertThatThrownBy(() -> rule.severity().share(Map.of("x", 1.0))).isInstanceOf(RuleFailure.class);
    }
}
