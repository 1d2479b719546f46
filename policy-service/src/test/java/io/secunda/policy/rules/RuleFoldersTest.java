package io.secunda.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFoldersTest {

    private static final Path SHIPPED = Path.of("src/main/resources/rules");

    @TempDir
    Path folder;

    private void write(String id, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(id)).resolve("rule.yaml"), yaml);
    }

    @Test
    void theIndexNamesEveryShippedRuleAndAllAreReadWithoutError() throws IOException {
        List<String> folders;
        try (Stream<Path> entries = Files.list(SHIPPED)) {
            folders = entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }

        assertThat(Files.readAllLines(SHIPPED.resolve("index.txt"))).isEqualTo(folders);
        assertThat(ShippedRules.all().errors()).isEmpty();
        assertThat(ShippedRules.all().byId().keySet()).containsExactlyElementsOf(folders);
    }

    @Test
    void oneBadRuleDoesNotStopTheOthers() throws IOException {
        write("plain", ShippedRules.PLAIN);
        write("bad", "id: bad\n");

        RuleBase base = RuleFolders.read(Optional.of(folder));

        assertThat(base.byId()).containsKeys("plain", "polarization-gdp").doesNotContainKey("bad");
        assertThat(base.broken()).containsExactly("bad");
        assertThat(base.errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.file()).endsWith("bad/rule.yaml"));
    }

    @Test
    void aRuleOfTheFolderTakesThePlaceOfAShippedOneUnlessItIsBroken() throws IOException {
        write("polarization-gdp", ShippedRules.PLAIN.replace("id: plain", "id: polarization-gdp"));
        write("unevenness-rises", "version: 2");

        RuleBase base = RuleFolders.read(Optional.of(folder));

        assertThat(base.rule("polarization-gdp").orElseThrow().raise().text()).isEqualTo("x > 0.4");
        assertThat(base.rule("unevenness-rises").orElseThrow().raise().text()).contains("1.02");
        assertThat(base.broken()).containsExactly("unevenness-rises");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndTheShippedRulesStay() {
        RuleBase base = RuleFolders.read(Optional.of(folder.resolve("nowhere")));

        assertThat(base.rules()).isNotEmpty();
        assertThat(base.errors()).singleElement().asString().contains("nowhere:1:1: found no folder");
    }

    @Test
    void aFolderWithoutRuleFileAndOneThatIsNotUtf8AreErrors() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.write(Files.createDirectories(folder.resolve("bytes")).resolve("rule.yaml"), new byte[] {(byte) 0xff, 1});

        RuleBase base = RuleFolders.read(Optional.of(folder));

        assertThat(base.errors())
                .extracting(RuleError::toString)
                .satisfiesExactlyInAnyOrder(
                        e -> assertThat(e).contains("empty/rule.yaml").contains("no such file"),
                        e -> assertThat(e).contains("bytes/rule.yaml").contains("not UTF-8"));
    }
}
