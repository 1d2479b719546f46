package io.secunda.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of rules says what the shipped rules say. {@code -Ddocs.update} writes it anew. */
class RulePagesTest {

    private static final Path PAGE = Path.of("../docs/rules.md");
    private static final RuleBase ALL = ShippedRules.all();

    @Test
    void thePageIsThatOfTheRules() throws IOException {
        String page = RulePages.markdown(ALL.rules());
        if (System.getProperty("docs.update") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("out of date: ./mvnw test -pl policy-service -Dtest=RulePagesTest -Ddocs.update")
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyGroupHasARuleAndTheFourteenthOneForEachDimension() {
        var groups = ALL.rules().stream()
                .map(rule -> rule.keeping().group())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());

        assertThat(groups)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 15).boxed().toList());
        assertThat(idsOf(14))
                .containsExactly(
                        "gap-economic-growth",
                        "gap-green-transformation",
                        "gap-industrial-upgrading",
                        "gap-innovation-capacity",
                        "gap-regional-cooperation",
                        "gap-social-vitality");
        assertThat(idsOf(15)).hasSize(6).allMatch(id -> id.startsWith("type-weak-"));
    }

    private static List<String> idsOf(int group) {
        return ALL.rules().stream()
                .filter(rule -> Objects.equals(rule.keeping().group(), group))
                .map(Rule::id)
                .toList();
    }

    @Test
    void everyRuleIsKeptAndSpeaksBothLanguages() {
        assertThat(ALL.rules()).allSatisfy(rule -> {
            Rule.Keeping keeping = rule.keeping();
            assertThat(keeping.owner()).isNotNull();
            assertThat(keeping.reviewed()).isNotNull().isBefore(keeping.reviewDue());
            assertThat(keeping.planDocuments()).isNotEmpty();
            assertThat(rule.advice().title().zh()).containsPattern("\\p{IsHan}");
            assertThat(rule.advice().rationale().zh())
                    .containsPattern("\\p{IsHan}")
                    .endsWith("。");
            assertThat(rule.advice().instruments()).hasSizeGreaterThanOrEqualTo(3);
        });
    }
}
