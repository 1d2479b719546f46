package io.secunda.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Columns COLUMNS = new Columns(List.of("a", "b"), List.of("c"), Map.of("alpha", "a"));

    private final Tally tally = new Tally(false, 1_000);

    private List<Row> rows(String type, byte[] body, @Nullable String encoding) throws IOException {
        var upload = new Upload(MediaType.valueOf(type), encoding, null, false, 10_000, 1_000);
        Rows rows = Bodies.open(new ByteArrayInputStream(body), upload, COLUMNS, tally, null);
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private List<Row> rows(String type, String body) throws IOException {
        return rows(type, body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Row.Filled row(int number, String a, String b) {
        return new Row.Filled(number, Map.of("a", a, "b", b));
    }

    @Test
    void readsATableWithByteOrderMarkQuotesAndEveryLineEnd() throws IOException {
        assertThat(rows("text/csv", "\ufeffALPHA, b ,note\r\n\"1,\"\"x\"\"\",\"two\nlines\",\r\n3,4,n\n"))
                .containsExactly(
                        row(2, "1,\"x\"", "two\nlines"), new Row.Filled(3, Map.of("a", "3", "b", "4", "note", "n")));
        assertThat(tally.report().notes()).containsExactly("column 'note' is not used");
    }

    @Test
    void countsBlankLinesAsASpreadsheetDoes() throws IOException {
        assertThat(rows("text/csv", "a,b\n\n1,2\n,\n3,4\n")).containsExactly(row(3, "1", "2"), row(5, "3", "4"));
    }

    @Test
    void reportsARowWithTheWrongNumberOfFieldsAndGoesOn() throws IOException {
        List<Row> rows = rows("text/csv", "a,b\n1,2,3\n1\n3,4\n");

        assertThat(rows.get(0))
                .isInstanceOfSatisfying(
                        Row.Unreadable.class,
                        bad -> assertThat(bad.error().reason()).startsWith("has 3 fields, the header line has 2"));
        assertThat(rows.get(1)).isInstanceOf(Row.Unreadable.class);
        assertThat(rows.get(2)).isEqualTo(row(4, "3", "4"));
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("text/csv", "a;b\n1;2\n"))
                .withMessageContaining("no column a, b")
                .withMessageContaining("found a;b")
                .withMessageContaining("something else than a comma");
    }

    @Test
    void refusesAnEmptyTableAndATwofoldColumn() {
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("text/csv", ""))
                .withMessageContaining("no header line");
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("text/csv", "a,b,alpha\n"))
                .withMessageContaining("'a' stands twice");
    }

    @Test
    void readsTheEncodingThatIsNamedAndRefusesAnother() throws IOException {
        byte[] chinese = "a,b\n苏州,2\n".getBytes(Charset.forName("GB18030"));

        assertThat(rows("text/csv; charset=gb18030", chinese, null)).containsExactly(row(2, "苏州", "2"));
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("text/csv", chinese, null))
                .withMessageContaining("UTF-8");
    }

    @Test
    void readsOneObjectOrAnArray() throws IOException {
        assertThat(rows("application/json", "{\"a\": 1.50, \"b\": [\"x\", \"y\"], \"c\": null}"))
                .containsExactly(row(1, "1.50", "x|y"));
        assertThat(rows("application/json", "[{\"a\": 1, \"b\": 2}, 7, {\"a\": {}, \"b\": 2}, {\"a\": 3, \"b\": 4}]"))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(row(1, "1", "2")),
                        two -> assertThat(two).isInstanceOf(Row.Unreadable.class),
                        three -> assertThat(three).isInstanceOf(Row.Unreadable.class),
                        four -> assertThat(four).isEqualTo(row(4, "3", "4")));
    }

    @Test
    void refusesBrokenJsonAndSaysWhere() {
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("application/json", "[{\"a\": 1},\n {\"a\": oops}]"))
                .withMessageContaining("line 2");
        assertThatExceptionOfType(UnreadableBody.class).isThrownBy(() -> rows("application/json", ""));
        assertThatExceptionOfType(UnreadableBody.class).isThrownBy(() -> rows("application/json", "\"text\""));
    }

    @Test
    void aBrokenLineSpoilsNoOther() throws IOException {
        assertThat(rows("application/x-ndjson", "{\"a\": 1, \"b\": 2}\n{oops\n\n[1]\n{\"a\": 3, \"b\": 4}"))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(row(1, "1", "2")),
                        two -> assertThat(two).isInstanceOf(Row.Unreadable.class),
                        four -> assertThat(four.number()).isEqualTo(4),
                        five -> assertThat(five).isEqualTo(row(5, "3", "4")));
    }

    @Test
    void unpacksABodyButNoMoreThanItMayHold() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("a,b\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> rows("text/csv", packed.toByteArray(), "gzip"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(413));
    }

    @Test
    void remembersWhatEarlierRowsSay() {
        var seen = new RowsSeen();
        for (int row = 1; row <= 5_000; row++) {
            assertThat(seen.note("cell " + row, "value " + row, row)).isZero();
        }
        assertThat(seen.note("cell 7", "value 7", 5_001)).isEqualTo(7);
        assertThat(seen.note("cell 8", "value 7", 5_002)).isEqualTo(-8);
    }
}
