package io.secunda.kit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.kit.exchange.ParquetTable.Kind;
import io.secunda.testkit.ParquetRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParquetTableTest {

    private static final ParquetTable TABLE = new ParquetTable(
            List.of("city", "value", "inputs", "provisional", "released"),
            Map.of(
                    "value", Kind.NUMBER,
                    "inputs", Kind.INTEGER,
                    "provisional", Kind.BOOLEAN,
                    "released", Kind.MOMENT));

    private static final Instant RELEASED = Instant.parse("2024-03-20T08:00:00.123456Z");

    @Test
    void isReadBackWithItsKindsAndWithWhatIsMissing() {
        byte[] file = TABLE.write(
                Stream.of(Arrays.asList("苏州", 2.5, 3, true, RELEASED), Arrays.asList("=1+1", null, null, null, null)));

        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        List<Map<String, Object>> rows = ParquetRows.of(file);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsExactly(
                        Map.entry("city", "苏州"),
                        Map.entry("value", 2.5),
                        Map.entry("inputs", 3),
                        Map.entry("provisional", true),
                        Map.entry("released", RELEASED));
        assertThat(rows.get(1).keySet()).isEqualTo(rows.get(0).keySet());
        assertThat(rows.get(1).values()).containsExactly("=1+1", null, null, null, null);
    }

    @Test
    void aTableWithoutRowsIsAFileToo() {
        assertThat(ParquetRows.of(TABLE.write(Stream.of()))).isEmpty();
    }

    @Test
    void aLongTableHasSeveralPagesAndTheSameBytesAgain() {
        byte[] file = TABLE.write(rows(100_000));

        assertThat(TABLE.write(rows(100_000))).isEqualTo(file);
        List<Map<String, Object>> read = ParquetRows.of(file);
        assertThat(read).hasSize(100_000);
        assertThat(read.get(77_777))
                .containsEntry("city", "c77")
                .containsEntry("value", 77_777 / 7.0)
                .containsEntry("inputs", 77_777);
    }

    private static Stream<List<Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.asList("c" + i % 100, i / 7.0, i, i % 2 == 0, RELEASED.plusSeconds(i)));
    }

    @Test
    void whatIsOfAnotherKindIsAnError() {
        assertThatThrownBy(() -> TABLE.write(Stream.of(Arrays.asList("a", "2.5", 3, true, RELEASED))))
                .isInstanceOf(ClassCastException.class);
    }
}
