package io.secunda.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodebookReaderTest {

    @TempDir
    private Path folder;

    private Codebook read(String text) throws IOException {
        return Codebook.read(Files.writeString(folder.resolve("codebook.yaml"), text));
    }

    @Test
    void readsWhatTheSampleSays() {
        Codebook book = Codebook.read(Path.of("../samples/china-three-regions/codebook.yaml"));

        assertThat(book.territory()).isEqualTo("CN");
        assertThat(book.territoryFields()).containsEntry("name_zh", "中国").containsKey("windows");
        assertThat(book.targets("population_census").get(0).name()).isEqualTo("population");
        assertThat(book.ignores("age_15_59_share_2020_boundary")).isTrue();
        assertThat(book.inputs()).contains("gdp", "gdp_share_primary", "employment");
        assertThat(book.status("gdp", "gdp", "2022", "510100")).isEqualTo("P");
        assertThat(book.status("gdp", "gdp", "2019", "510100")).isEqualTo("B");
        assertThat(book.status("gdp", "gdp", "2020", "510100")).isEmpty();
        // Ziyang gave a county to Chengdu, Chongqing did not change
        assertThat(book.status("population_census", "population", "2020", "512000"))
                .isEqualTo("B");
        assertThat(book.status("population_census", "population", "2020", "500000"))
                .isEmpty();
        assertThat(book.release(book.targets("gdp").get(0), "2021")).isEqualTo("2022-12-31");
        assertThat(book.release(book.targets("population_census_2020_boundary").get(0), "2010"))
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

        assertThat(book.targets("gdp").get(0).name()).isEqualTo("gdp");
        assertThat(book.unit(book.targets("gdp").get(0), "万人")).isEqualTo("10 000 persons");
        assertThat(book.unit(book.targets("gdp").get(0), "CNY")).isEqualTo("CNY");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-03-16, 2016, 2016-Q1, 2016-03, 2016-W11",
        "2016-03, 2016, 2016-Q1, 2016-03, 2016-03",
        "2016-Q1, 2016, 2016-Q1, 2016-Q1, 2016-Q1",
        "2016, 2016, 2016, 2016, 2016",
        // weeks are counted to where their Thursday lies
        "2020-W01, 2020, 2020-Q1, 2020-01, 2020-W01",
        "2020-W53, 2020, 2020-Q4, 2020-12, 2020-W53",
        "2020-W05, 2020, 2020-Q1, 2020-01, 2020-W05",
        "FY20, FY20, FY20, FY20, FY20"
    })
    void aRecordStandsForTheLongerPeriodItLiesIn(String written, String year, String quarter, String month, String week)
            throws IOException {
        Codebook book = read("territory: CN\nflows: {a: [{name: y, period: year}, {name: q, period: quarter},"
                + " {name: m, period: month}, {name: w, period: week}]}\n");

        assertThat(book.flows("a"))
                .extracting(target -> target.standing().of(written))
                .containsExactly(year, quarter, month, week);
    }

    @Test
    void singlePeriodsAreReadAsTheCodebookNamesThemAndMayThenBeLengthened() throws IOException {
        Codebook book =
                read("territory: CN\nvariables:\n  a:\n    - {name: m, periods: {2020-01-01/2020-01-09: 2020-01}}\n"
                        + "    - {name: y, period: year, periods: {2020-01-01/2020-01-09: 2020-01}}\n");

        assertThat(book.targets("a"))
                .extracting(target -> target.standing().of(" 2020-01-01/2020-01-09"))
                .containsExactly("2020-01", "2020");
        assertThat(book.targets("a").get(0).standing().of("2021-05")).isEqualTo("2021-05");
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
                "territory: CN|flows: {a: {period: decade}};2:21: 'decade' is no length of a period; expected year, quarter",
                "territory: CN|flows: {a: {period: day}};2:21: 'day' is no length of a period",
                "territory: CN|flows: {a: {periods: 2020}};2:22: expected keys and values here, found a value",
                "territory: CN|flows:|  a:|    periods: {x/y: 202}|;4:20: '202' is no period; write a year 2023",
                "territory: CN|flows: {a: []};2:12: the list for 'a' is empty",
                "territory: CN|flows: {a: [b, [c]]};2:16: expected keys and values here, found a list",
                "territory: CN|flows: {a: [b, {name: b}]};2:16: 'a' becomes 'b' a second time for the same period",
                "territory: CN|variables: {a: [b c]};2:17: variable 'b c' must be",
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
                .isInstanceOf(MalformedCodebook.class)
                .hasMessageContaining("codebook.yaml:" + message.split(";")[0]);
    }

    @Test
    void anErrorInAnExpressionPointsIntoIt() {
        // the column is that of '+', although two whole numbers stand before it
        assertThatThrownBy(() -> read("territory: CN\nderive:\n  x: {unit: t, expression: 1 * 2 + 'b'}\n"))
                .isInstanceOf(MalformedCodebook.class)
                .hasMessageContaining("codebook.yaml:3:34:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1, 2].map(x, x * a)[0]", "[1, 2].all(x, x > a) ? 1 : 2", "[[1, 2]].map(x, x.map(y, y))[0][0]"})
    void anExpressionHasNoLoops(String expression) {
        assertThatThrownBy(() -> read("territory: CN\nderive:\n  x: {unit: t, expression: '" + expression + "'}\n"))
                .isInstanceOf(MalformedCodebook.class)
                .hasMessageContaining("codebook.yaml:3:");
    }

    @Test
    void howLongAnExpressionAndACodebookMayBeIsBounded() {
        String sum = "a + ".repeat(2_000) + "a";
        assertThatThrownBy(() -> read("territory: CN\nderive:\n  x: {unit: t, expression: '" + sum + "'}\n"))
                .isInstanceOf(MalformedCodebook.class)
                .hasMessageContaining("codebook.yaml:3:");
        assertThatThrownBy(() -> read("territory: CN\n#" + "x".repeat(1 << 20)))
                .isInstanceOf(MalformedCodebook.class)
                .hasMessageContaining("at most 1048576 are read");
    }

    @Test
    void anEmptyFileIsTold() {
        assertThatThrownBy(() -> read("")).isInstanceOf(MalformedCodebook.class).hasMessageContaining("is empty");
    }
}
