package io.secunda.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each format, read from a small file in the form of its standard. */
class FormatTest {

    private static final long MOST = 1 << 20;

    private static byte[] file(String name) throws IOException {
        try (InputStream file = FormatTest.class.getResourceAsStream("/formats/" + name)) {
            return file.readAllBytes();
        }
    }

    private static List<Figure> all(Figures figures) throws IOException {
        List<Figure> all = new ArrayList<>();
        for (Figure figure = figures.next(); figure != null; figure = figures.next()) {
            all.add(figure);
        }
        return all;
    }

    private static List<Figure> table(String text) throws IOException {
        return all(Format.table(new StringReader(text), Map.of(), note -> {}));
    }

    private static List<Figure> document(byte[] body) throws IOException {
        return all(Format.of(body).orElseThrow().document(new ByteArrayInputStream(body), MOST, Map.of(), note -> {}));
    }

    private static String text(String name) throws IOException {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "sdmx-2.0.json,SDMX_JSON",
        "json-stat-2.0.json,JSON_STAT",
        "world-bank-v2.json,WORLD_BANK",
        "bureau-easyquery.json,STATS_GOV_CN",
        "bureau-stream.json,STATS_GOV_CN"
    })
    void aDocumentIsKnownByItsBeginningAndSaysPlaceVariablePeriodAndValue(String name, Format format)
            throws IOException {
        assertThat(Format.of(file(name))).contains(format);
        Figure first = document(file(name)).get(0);
        assertThat(first.problem()).isNull();
        assertThat(first.fields())
                .containsEntry(Column.CITY, "330100")
                .containsEntry(Column.VARIABLE, "gdp")
                .containsEntry(Column.PERIOD, "2022")
                .containsEntry(Column.VALUE, "18753");
    }

    @Test
    void sdmxCsvOfTheFirstVersionCountsLinesAsASpreadsheet() throws IOException {
        List<Figure> figures = table(text("sdmx-1.0.csv"));

        assertThat(figures).extracting(Figure::number).containsExactly(2, 3, 4);
        assertThat(figures.get(0).fields())
                .containsEntry(Column.VALUE, "18753.0")
                .containsEntry(Column.STATUS, "A")
                .containsEntry(Column.SOURCE, "XX:RIVER(1.0)");
        assertThat(figures.get(1).fields()).doesNotContainKey(Column.VALUE).containsEntry(Column.STATUS, Draft.MISSING);
        assertThat(figures.get(2).problem().reason()).isEqualTo("has 3 fields, the header line has 7");
    }

    @Test
    void sdmxCsvOfTheSecondVersionHasActionsMultipliersAndDecimalCommas() throws IOException {
        List<Figure> figures = table(text("sdmx-2.1.csv"));

        assertThat(figures.get(0).fields().get(Column.VALUE)).isEqualTo("1.87535E+12");
        assertThat(figures.get(1).fields()).doesNotContainKey(Column.VALUE).containsEntry(Column.STATUS, Draft.MISSING);
        assertThat(figures.get(2).number()).isEqualTo(4);
        assertThat(figures.get(2).problem().column()).isEqualTo("ACTION");
        assertThat(figures.get(2).problem().value()).isEqualTo("Z");
        assertThat(figures.get(3).number()).isEqualTo(5);
        assertThat(figures.get(3).problem().column()).isEqualTo("UNIT_MULT");
    }

    @Test
    void sdmxCsvOfTheSecondVersionMayHaveSeveralStatuses() throws IOException {
        List<Figure> figures = table("""
                STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[]
                dataflow,X:Y(1.0.0),M,330100,gdp,2022,1,B;P
                """);

        assertThat(figures.get(0).fields()).containsEntry(Column.STATUS, "B|P");
    }

    @Test
    void aTableWithoutAPlaceOrWithAColumnTwiceIsRefused() {
        assertThatThrownBy(() -> table("DATAFLOW,TIME_PERIOD,OBS_VALUE\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("REF_AREA");
        assertThatThrownBy(() -> table("DATAFLOW,REF_AREA,REF_AREA,TIME_PERIOD,OBS_VALUE\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("'REF_AREA' stands twice");
    }

    @Test
    void sdmxJsonNamesTheKeyAndDimensionOfAPlaceThatIsNotInTheStructure() throws IOException {
        Figure second = document(file("sdmx-2.0.json")).get(1);

        assertThat(second.key()).isEqualTo("observation 0:0:7");
        assertThat(second.problem().column()).isEqualTo("TIME_PERIOD");
    }

    @Test
    void jsonStatHasAStatusBesideItsValuesAndSizesThatAgree() throws IOException {
        assertThat(document(file("json-stat-2.0.json")).get(1).fields())
                .containsEntry(Column.PERIOD, "2023")
                .containsEntry(Column.VALUE, "20059")
                .containsEntry(Column.STATUS, "P")
                .containsEntry(Column.SOURCE, "River office");
        byte[] wrong =
                text("json-stat-2.0.json").replace("[1, 1, 2]", "[1, 1, 3]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> document(wrong))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("Dimension year has 2 categories, but size says 3.");
    }

    @Test
    void aDataSetOfOursSaysOfEachFigureWhatTheFormHasNoPlaceFor() throws IOException {
        String ours = text("json-stat-2.0.json").replaceFirst("\\{", """
                {"extension": {"territory": "T", "statuses": {"1": ["B", "P"]}, "source": {"1": "Yearbook"},
                  "released": {"1": "2024-03-20T00:00:00Z"}},""");
        List<Figure> figures = document(ours.getBytes(StandardCharsets.UTF_8));

        assertThat(figures.get(0).fields()).containsEntry(Column.SOURCE, "River office");
        assertThat(figures.get(1).fields())
                .containsEntry(Column.STATUS, "B|P")
                .containsEntry(Column.SOURCE, "Yearbook")
                .containsEntry(Column.RELEASED, "2024-03-20T00:00:00Z")
                .containsEntry(Column.TERRITORY, "T");
    }

    @Test
    void whatOthersCallATerritoryIsNotOurs() throws IOException {
        String others = text("json-stat-2.0.json").replaceFirst("\\{", "{\"extension\": {\"territory\": \"T\"},");

        assertThat(document(others.getBytes(StandardCharsets.UTF_8)).get(0).fields())
                .doesNotContainKey(Column.TERRITORY);
    }

    @Test
    void theWorldBanksItemThatIsNoObjectIsToldByItsPlace() throws IOException {
        Figure second = document(file("world-bank-v2.json")).get(1);

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.problem()).isEqualTo(new Figure.Problem(null, "none", "is no JSON object"));
    }

    @Test
    void rowsOfOursAreNoneOfTheFormats() {
        assertThat(Format.of("[{\"city\": \"330100\"}]".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
