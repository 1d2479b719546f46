package io.secunda.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Fields with(String column, String text) {
        return new Fields(Map.of(column, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234.5", "+1234.5", "1.2345e3", "1234.50", " 1234.5 "})
    void readsNumbers(String text) {
        assertThat(with("value", text).number("value")).isEqualByComparingTo(new BigDecimal("1234.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234     | thousands separators; write 1234",
                "1'234'567 | thousands separators; write 1234567",
                "12,5      | decimal comma; write 12.5",
                "NaN       | not a finite number",
                "-Infinity | not a finite number",
                "1e999     | greater than any number",
                "42%       | holds its unit",
                "about 7   | is no number",
                "0x1F      | is no number",
                "--3       | is no number",
            })
    void saysWhatIsWrongWithANumber(String text, String reason) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> with("value", text).number("value"))
                .withMessageContaining(reason);
    }

    @Test
    void readsAReleaseAsDateOrMoment() {
        assertThat(with("released", "2024-03-20").released(NOW)).contains(Instant.parse("2024-03-20T00:00:00Z"));
        assertThat(with("released", "2024-03-20T08:00:00+08:00").released(NOW))
                .contains(Instant.parse("2024-03-20T00:00:00Z"));
        assertThat(new Fields(Map.of()).released(NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04", "20.3.2024", "2024-02-30", "yesterday"})
    void refusesAReleaseThatIsNoneOrLiesAhead(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> with("released", text).released(NOW));
    }

    @Test
    void keepsTheEmptyPartsOfAList() {
        assertThat(with("milestones_delivered", "2016||2020|").list("milestones_delivered", 100))
                .containsExactly("2016", "", "2020", "");
    }

    @Test
    void namesColumnAndValue() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> with("period", "2023Q2").period("period"))
                .satisfies(e -> assertThat(e.in(7).row()).isEqualTo(7))
                .satisfies(e -> assertThat(e.in(7).column()).isEqualTo("period"))
                .satisfies(e -> assertThat(e.in(7).value()).isEqualTo("2023Q2"));
    }
}
