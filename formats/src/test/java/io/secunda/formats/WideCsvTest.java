package io.secunda.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Yearbook tables that are not as they should be: sound figures pass, the others are named by line and heading. */
class WideCsvTest {

    private static final String TABLE = """
            数据库：主要城市年度数据,,,
            指标：地区生产总值(亿元),,,
            ,,,
            地区,2023年,2022年,2021年
            苏州市,24653.4,23958.3,22718.3
            上海市,47218.66,"44,652.8",—
            无锡市,,14850.8,14003.2
            注：2023年数据为初步核算数。,,,
            数据来源：国家统计局,,,
            """;

    private final List<String> notes = new ArrayList<>();

    private static byte[] bytes(String text, String encoding) {
        return encoding.equals("GB18030")
                ? text.getBytes(Charset.forName("GB18030"))
                : ((encoding.equals("UTF-8") ? "" : "\ufeff") + text).getBytes(StandardCharsets.UTF_8);
    }

    private Figures open(byte[] table, Map<String, String> given) throws IOException {
        assertThat(Format.isWide(table)).isTrue();
        String text = Encoded.text(new ByteArrayInputStream(table), 1 << 20);
        return Format.wide(text, given, name -> false, notes::add);
    }

    private List<Figure> read(String table) throws IOException {
        Figures figures = open(bytes(table, "UTF-8"), Map.of());
        List<Figure> all = new ArrayList<>();
        for (Figure figure = figures.next(); figure != null; figure = figures.next()) {
            all.add(figure);
        }
        return all;
    }

    private static List<String> sound(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.problem() == null)
                .map(figure -> figure.number() + " " + figure.fields().get(Column.CITY) + " "
                        + figure.fields().get(Column.PERIOD) + " "
                        + figure.fields().get(Column.VALUE))
                .toList();
    }

    private static Figure problem(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.problem() != null)
                .reduce((one, other) -> {
                    throw new AssertionError("two problems: " + one + other);
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-8 with a byte order mark", "GB18030"})
    void whatIsNoNumberKeepsItsLineAndHeadingWhateverTheEncoding(String encoding) throws IOException {
        Figures figures = open(bytes(TABLE.replace("23958.3", "约2万"), encoding), Map.of());
        List<String> seen = new ArrayList<>();
        for (Figure figure = figures.next(); figure != null; figure = figures.next()) {
            seen.add(figure.number() + " " + figures.word(Column.CITY) + "="
                    + figure.fields().get(Column.CITY) + " "
                    + figures.word(Column.VALUE) + "=" + figure.fields().get(Column.VALUE) + " "
                    + figure.fields().get(Column.UNIT));
        }

        assertThat(seen)
                .containsExactly(
                        "5 地区=苏州市 2023年=24653.4 亿元",
                        "5 地区=苏州市 2022年=约2万 亿元",
                        "5 地区=苏州市 2021年=22718.3 亿元",
                        "6 地区=上海市 2023年=47218.66 亿元",
                        "6 地区=上海市 2022年=44,652.8 亿元",
                        "7 地区=无锡市 2022年=14850.8 亿元",
                        "7 地区=无锡市 2021年=14003.2 亿元");
        assertThat(figures.header()).containsExactly("地区", "2023年", "2022年", "2021年");
        assertThat(notes).contains("footnote: 注：2023年数据为初步核算数。", "footnote: 数据来源：国家统计局");
    }

    @Test
    void wordsStayThoseOfTheirFigure() throws IOException {
        Figures figures = open(bytes(TABLE, "UTF-8"), Map.of());
        figures.next();
        var words = figures.words();
        figures.next();

        assertThat(words.apply(Column.VALUE)).isEqualTo("2023年");
        assertThat(figures.word(Column.VALUE)).isEqualTo("2022年");
    }

    @Test
    void aCommaThatShiftsFiguresUnderOtherPeriodsCostsTheLine() throws IOException {
        List<Figure> figures = read(TABLE.replace("23958.3", "23,958.3"));

        assertThat(problem(figures).number()).isEqualTo(5);
        assertThat(problem(figures).problem().value()).isEqualTo("苏州市,24653.4,23,958.3,22718.3");
        assertThat(problem(figures).problem().reason())
                .isEqualTo("has 5 fields, the header line has 4; put fields that hold a comma between double quotes");
        assertThat(sound(figures))
                .containsExactly(
                        "6 上海市 2023 47218.66", "6 上海市 2022 44,652.8", "7 无锡市 2022 14850.8", "7 无锡市 2021 14003.2");
    }

    @Test
    void aSecondTableInTheFileIsNotReadUnderThePeriodsOfTheFirst() throws IOException {
        List<Figure> figures = read("指标：人口\n地区,2023年,2022年\n苏州市,3,2\n地区,2021年,2020年\n苏州市,1,0\n");

        assertThat(sound(figures)).hasSize(2);
        assertThat(problem(figures).number()).isEqualTo(5);
        assertThat(problem(figures).problem().reason())
                .isEqualTo("stands below a second header, line 4; put each table into a file of its own");
    }

    @Test
    void aHeaderThatIsRepeatedAndFiguresLikeYearsAreNone() throws IOException {
        assertThat(sound(read("指标：企业数,,\n地区,2023年,2022年\n苏州市,2021,1999\n地区,2023年,2022年\n上海市,4,5\n")))
                .containsExactly("3 苏州市 2023 2021", "3 苏州市 2022 1999", "5 上海市 2023 4", "5 上海市 2022 5");
    }

    @Test
    void aQuoteThatIsNotClosedCostsWhatFollowsIt() throws IOException {
        List<Figure> figures = read(TABLE.replace("无锡市", "\"无锡市"));

        assertThat(sound(figures)).hasSize(5);
        assertThat(problem(figures).number()).isEqualTo(7);
        assertThat(problem(figures).problem().reason()).contains("a double quote may not have been closed");
    }

    @Test
    void aRowWithoutACityIsLeftWithoutOneAndAColumnThatIsNotUnderstoodIsNoted() throws IOException {
        List<Figure> figures = read("指标：人口\n地区,2023年,2022年p,2021年\n苏州市,1,2,3\n,4,5,6\n");

        assertThat(sound(figures)).containsExactly("3 苏州市 2023 1", "3 苏州市 2021 3", "4 null 2023 4", "4 null 2021 6");
        assertThat(notes).contains("column '2022年p' is not used");
    }

    @Test
    void whatTheTableDoesNotSayIsGivenOrAskedFor() throws IOException {
        byte[] table = bytes("地区,2023年\n苏州市,1\n", "UTF-8");

        assertThatThrownBy(() -> open(table, Map.of()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("does not say of which variable it is");
        assertThat(open(table, Map.of(Column.VARIABLE, "gdp")).next().fields()).containsEntry(Column.VARIABLE, "gdp");
    }

    @Test
    void tablesOfOursAndTextInNoEncodingAreNone() {
        assertThat(Format.isWide(
                        "city_code,variable,period,value\n320500,gdp,2023,2010\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        byte[] neither = {(byte) 0xff, (byte) 0xff, ',', '2'};
        assertThatThrownBy(() -> Encoded.text(new ByteArrayInputStream(neither), 100))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("neither UTF-8 nor GB18030");
        assertThatThrownBy(() -> Encoded.text(new ByteArrayInputStream(new byte[101]), 100))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("larger than 100 bytes");
    }
}
