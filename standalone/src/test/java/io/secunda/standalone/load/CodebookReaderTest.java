package io.secunda.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebookReaderTest {

    @TempDir
    private Path folder;

    private Codebook read(String text) throws IOException {
        return CodebookReader.read(Files.writeString(folder.resolve("codebook.yaml"), text));
    }

    @Test
    void readsWhatTheSampleSays() {
        Codebook book = CodebookReader.read(Path.of("../samples/china-three-regions/codebook.yaml"));

        assertThat(book.territory()).isEqualTo("CN");
        assertThat(book.territoryFields()).containsEntry("name_zh", "中国").containsKey("windows");
        assertThat(book.target("population_census").name()).isEqualTo("population");
        assertThat(book.ignores("age_15_59_share_2020_boundary")).isTrue();
        assertThat(book.inputs()).contains("gdp", "gdp_share_primary", "employment");
        assertThat(book.status("gdp", "gdp", "2022")).isEqualTo("P");
        assertThat(book.status("gdp", "gdp", "2019")).isEqualTo("B");
        assertThat(book.status("gdp", "gdp", "2020")).isEmpty();
        assertThat(book.release(book.target("gdp"), "2021")).isEqualTo("2022-12-31");
        assertThat(book.release(book.target("population_census_2020_boundary"), "2010"))
                .isEqualTo("2021-05-31");
    }

    @Test
    void aTerritoryMayBeJustItsId() throws IOException {
        Codebook book = read("territory: CN\n");

        assertThat(book.territory()).isEqualTo("CN");
        assertThat(book.territoryFields()).isEmpty();
    }

    @Test
    void aNameThatIsNotMappedStaysAsItIs() throws IOException {
        Codebook book = read("territory: CN\nunits: {万人: 10 000 persons}\n");

        assertThat(book.target("gdp").name()).isEqualTo("gdp");
        assertThat(book.unit(book.target("gdp"), "万人")).isEqualTo("10 000 persons");
        assertThat(book.unit(book.target("gdp"), "CNY")).isEqualTo("CNY");
    }

    @Test
    void aStarStandsForAnyEnding() throws IOException {
        Codebook book = read("territory: CN\nvariables: {hqd_mean: quality}\nignore: [hqd_*]\n");

        assertThat(book.ignores("hqd_total_score")).isTrue();
        assertThat(book.ignores("hqd_mean")).isFalse();
        assertThat(book.ignores("gdp")).isFalse();
    }

    @Test
    void wholeNumbersInAnExpressionCountAsFractions() throws IOException {
        Codebook book = read("territory: CN\nderive:\n  part: {expression: a * b / 100 + 1e-3, unit: CNY}\n");

        Expression expression = book.derived().get(0).expression();
        assertThat(expression.variables()).isEqualTo(Set.of("a", "b"));
        assertThat(expression.value(Map.of("a", 200.0, "b", 50.0))).hasValue(100.001);
        assertThat(expression.value(Map.of("a", Double.MAX_VALUE, "b", 1e10))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "territory: CN|variabels: {};2:1: unknown key 'variabels'; expected one of breaks, define, derive",
                "territory: {id: CN, windows: [five]};1:31: 'five' is no length of a window",
                "territory: C N;1:12: territory 'C N' must be",
                "territory: CN|released: soon;2:11: 'soon' is no release; expected a date 2021-05-11",
                "territory: CN|variables: {a: {nmae: b}};2:17: unknown key 'nmae'; expected one of name",
                "territory: CN|variables: {a: {scale: much}};2:24: 'much' is no number",
                "territory: CN|variables: {a: {scale: 0}};2:24: a scale of 0",
                "territory: CN|define:|  - {id: x, unit: t, kind: stick};3:28: 'stick' is no kind of variable",
                "territory: CN|define:|  - {id: x, kind: stock};3:5: 'unit' is missing here",
                "territory: CN|derive: {x: {unit: t, expression: a * }};2:38: expression 'a *'",
                "territory: CN|derive: {x: {unit: t, expression: 100 + a + 'b'}};2:",
                "territory: CN|derive: {x: {expression: a}};2:13: 'unit' is missing here",
                "territory: CN|breaks: [{variable: gdp, period: 20}];2:34: '20' is no period",
                "territory: CN|status: [{variable: gdp, period: 2020, status: Z}];2:48: 'Z' is no SDMX status",
                "territory: CN|ignore: gdp;2:9: expected a list here, found a value",
                "territory: CN|territory: US;2:1: 'territory' stands here a second time",
                "territory: [CN;2:1: is not YAML",
            })
    void whatIsWrongIsToldWithLineAndColumn(String text, String message) {
        String yaml = text.replace('|', '\n') + "\n";

        // messages may hold the delimiter, hence only their beginning is looked for
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("codebook.yaml:" + message.split(";")[0]);
    }

    @Test
    void anErrorInAnExpressionPointsIntoIt() {
        // the column is that of '+', although two whole numbers stand before it
        assertThatThrownBy(() -> read("territory: CN\nderive:\n  x: {unit: t, expression: 1 * 2 + 'b'}\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("codebook.yaml:3:34:");
    }

    @Test
    void anEmptyFileIsTold() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UserError.class).hasMessageContaining("is empty");
    }
}
