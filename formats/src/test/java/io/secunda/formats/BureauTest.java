package io.secunda.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the Chinese statistics bureau that are not as they should be: sound figures pass, the others are named. */
class BureauTest {

    private static final String SOUND_NODE = """
            {"code": "zb.gdp_reg.330100_sj.2022", "data": {"data": 18753, "hasdata": true}}""";
    private static final String SOUND_VALUE = """
            {"_id": "gdp", "value": "18753", "da": "330100000000"}""";

    private final List<String> notes = new ArrayList<>();

    private List<Figure> read(String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Figures figures = Format.of(body)
                .orElseThrow()
                .document(new ByteArrayInputStream(body), 1 << 20, Map.of("source", "yearbook"), notes::add);
        List<Figure> all = new ArrayList<>();
        for (Figure figure = figures.next(); figure != null; figure = figures.next()) {
            all.add(figure);
        }
        return all;
    }

    private List<Figure> nodes(String odd) throws IOException {
        return read("{\"returncode\": 200, \"returndata\": {\"datanodes\": [%s, %s, %s], \"wdnodes\": []}}"
                .formatted(SOUND_NODE, odd, SOUND_NODE));
    }

    private List<Figure> values(String odd) throws IOException {
        return read("{\"success\": true, \"data\": [{\"code\": \"2022YY\", \"values\": [%s, %s, %s]}]}"
                .formatted(SOUND_VALUE, odd, SOUND_VALUE));
    }

    private static void assertSoundRoundProblem(List<Figure> figures, String column, String value, String reason) {
        assertThat(figures).extracting(Figure::number).containsExactly(1, 2, 3);
        for (Figure sound : List.of(figures.get(0), figures.get(2))) {
            assertThat(sound.problem()).isNull();
            assertThat(sound.fields())
                    .containsEntry(Column.CITY, "330100")
                    .containsEntry(Column.PERIOD, "2022")
                    .containsEntry(Column.VALUE, "18753")
                    .containsEntry(Column.SOURCE, "yearbook");
        }
        assertThat(figures.get(1).problem().column()).isEqualTo(column);
        assertThat(figures.get(1).problem().value()).isEqualTo(value);
        assertThat(figures.get(1).problem().reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'none'; ; none; is no JSON object",
                "17; ; 17; is no JSON object",
                "[1]; ; a list; is no JSON object",
                "{'code': 'zb.gdp_reg.330100_sj.2021', 'data': 12}; data; 12; is no JSON object",
                "{'code': 'zb.gdp_reg.330100_sj.2021'}; data; ''; is no JSON object",
                "{'code': 'zb.gdp_reg.330100_sj.2021', 'data': {'data': [1, 2]}}; data; a list; is no number",
                "{'code': 'zb.gdp_reg.330100_sj.2021', 'data': {'data': {'v': 1}}}; data; an object; is no number"
            },
            quoteCharacter = '"')
    void aNodeOfEasyqueryThatIsNoneIsNamed(String odd, String column, String value, String reason) throws IOException {
        String shown = "''".equals(value) ? "" : value;
        assertSoundRoundProblem(nodes(odd.replace('\'', '"')), column, shown, reason);
    }

    @Test
    void aNodeWithoutDataIsNoFigureAndCounted() throws IOException {
        assertThat(nodes("{\"code\": \"zb.gdp_reg.330100_sj.2021\", \"data\": {\"data\": 0, \"hasdata\": false}}"))
                .extracting(Figure::number)
                .containsExactly(1, 3);
        assertThat(notes).containsExactly("1 node has hasdata false: not taken for a figure");
    }

    @Test
    void whatANodeDoesNotSayStaysOpenUnderTheFilesWord() throws IOException {
        Figure second = nodes("{\"code\": \"zb.gdp_sj.20YY\", \"data\": {\"data\": \"1,234\", \"hasdata\": true}}")
                .get(1);

        assertThat(second.key()).isEqualTo("zb.gdp_sj.20YY");
        assertThat(second.fields())
                .doesNotContainKey(Column.CITY)
                .containsEntry(Column.PERIOD, "20YY")
                .containsEntry(Column.VALUE, "1,234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'none'; ; none; is no JSON object",
                "[]; ; a list; is no JSON object",
                "{'_id': 'gdp', 'value': ['1'], 'da': '330100'}; value; a list; is no number",
                "{'_id': 'gdp', 'value': {}, 'da': '330100'}; value; an object; is no number"
            },
            quoteCharacter = '"')
    void aValueOfTheStreamThatIsNoneIsNamed(String odd, String column, String value, String reason) throws IOException {
        assertSoundRoundProblem(values(odd.replace('\'', '"')), column, value, reason);
    }

    @Test
    void anItemWithoutValuesIsNamedAndNotPassedOver() throws IOException {
        List<Figure> figures = read("""
                {"success": true, "data": [{"code": "2021YY", "values": "none"}, 5, {"code": "2020YY"}, {"code": "2019YY", "values": []},
                  {"code": "2022YY", "values": [%s, {"_id": "gdp", "value": "", "da": "330200"}]}]}""".formatted(SOUND_VALUE));

        assertThat(figures).extracting(Figure::number).containsExactly(1, 2, 3, 4);
        assertThat(figures.get(0).key()).isEqualTo("2021YY");
        assertThat(figures.get(0).problem().column()).isEqualTo("values");
        assertThat(figures.get(1).problem().value()).isEqualTo("5");
        assertThat(figures.get(2).problem().reason()).startsWith("is no list");
        assertThat(figures.get(3).fields()).containsEntry(Column.VALUE, "18753");
        assertThat(notes).containsExactly("1 value is empty: not taken for a figure");
    }

    @Test
    void wordsFollowWhichWayRoundItWasAsked() throws IOException {
        byte[] body = """
                {"success": true, "data": [{"code": "330100000000", "values": [{"_id": "gdp", "value": "1", "dt": "soon"}]},
                  {"code": "2022YY", "values": [%s]}]}""".formatted(SOUND_VALUE).getBytes(StandardCharsets.UTF_8);
        Figures figures = Format.STATS_GOV_CN.document(new ByteArrayInputStream(body), 1 << 20, Map.of(), notes::add);

        assertThat(figures.next().key()).isEqualTo("330100000000 gdp");
        assertThat(figures.word(Column.CITY)).isEqualTo("code");
        assertThat(figures.word(Column.PERIOD)).isEqualTo("dt");
        assertThat(figures.next().key()).isEqualTo("2022YY 330100000000 gdp");
        assertThat(figures.word(Column.CITY)).isEqualTo("da");
        assertThat(figures.word(Column.PERIOD)).isEqualTo("code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'returncode': 501, 'returndata': 'no permission'}; returncode 501 without figures: no permission",
                "{'returncode': 200, 'returndata': {'datanodes': {}}}; expected returndata.datanodes",
                "{'success': false, 'message': 'busy', 'data': []}; without figures: busy",
                "{'data': [{'code': '2022YY'; malformed at line 1"
            },
            quoteCharacter = '"')
    void anAnswerWithoutFiguresSaysWhy(String answer, String reason) {
        assertThatThrownBy(() -> {
                    byte[] body = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
                    Format.STATS_GOV_CN.document(new ByteArrayInputStream(body), 1 << 20, Map.of(), notes::add);
                })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(reason);
    }
}
