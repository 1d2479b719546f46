package io.secunda.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectedRowsTest {

    private static final Columns COLUMNS = new Columns(List.of("a"), List.of(), Map.of());
    private static final Rows DOCUMENT = () -> null;

    private static void add(RejectedRows rows, String value) {
        rows.add(DOCUMENT, Map.of("a", value), COLUMNS, new RowError(1, "a", value, "is wrong"));
    }

    @Test
    void endsBeforeItIsTooLargeToBeKept() {
        var rows = new RejectedRows(1_000);
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 10; i++) {
            add(rows, large);
        }
        add(rows, "a row that would fit, but the others are missing before it");

        assertThat(rows.csv().length()).isBetween(3 << 20, 4 << 20);
        assertThat(rows.csv().lines()).hasSize(4).last().asString().startsWith("xx");
    }

    @Test
    void endsWithAsManyRowsAsAreListed() {
        var rows = new RejectedRows(2);
        List.of("1", "2", "3").forEach(value -> add(rows, value));

        assertThat(rows.csv().lines()).containsExactly("a,error", "1,a: is wrong", "2,a: is wrong");
    }
}
