package io.secunda.ingestion.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.events.geography.CoreVariables;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    private final Units units = Units.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1295.8 | 万人                        | persons        | 12958000",
                "1295.8 | 10000 persons               | persons        | 12958000",
                "1295.8 | 10 000 persons              | persons        | 12958000",
                "1295.8 | 10,000 Persons              | persons        | 12958000",
                "1295.8 | 10k persons                 | persons        | 12958000",
                "7      | 人                          | persons        | 7",
                "24653.4| 100 million yuan            | CNY            | 2465340000000",
                "24653.4| 100 million CNY             | CNY            | 2465340000000",
                "24653.4| 亿元                        | CNY            | 2465340000000",
                "5      | 万元                        | CNY            | 50000",
                "5      | 10000 yuan                  | CNY            | 50000",
                "5      | 元                          | CNY            | 5",
                "42.5   | %                           | share          | 0.425",
                "42.5   | ％                          | share          | 0.425",
                "42.5   | percent                     | share          | 0.425",
                "3.1    | ‰                           | share          | 0.0031",
                "3.1    | per mille                   | share          | 0.0031",
                "80421  | 元/人                       | CNY per person | 80421",
                "80421  | yuan per person             | CNY per person | 80421",
                "33     | ug/m3                       | µg/m³          | 33",
                "33     | μg/m³                       | µg/m³          | 33",
                "33     | micrograms per cubic metre  | µg/m³          | 33",
                "0.033  | mg/m3                       | µg/m³          | 33",
                "12     | 万吨                        | t              | 120000",
                "12     | 10000 t                     | t              | 120000",
                "12     | 10000 tce                   | tce            | 120000",
                "900    | 张                          | count          | 900",
                "1.5    | 万张                        | count          | 15000",
            })
    void bringsFiguresToTheUnitOfTheirVariable(BigDecimal value, String unit, String canonical, BigDecimal expected) {
        assertThat(units.convert(value, unit, canonical)).isEqualByComparingTo(expected);
    }

    @Test
    void namesTheFormsThatItKnowsWhenAUnitIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units.convert(BigDecimal.ONE, "acres", "persons"))
                .withMessageContaining("'acres' is not known")
                .withMessageContaining("expected persons")
                .withMessageContaining("万人");
    }

    @Test
    void refusesAUnitOfAnotherQuantity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units.convert(BigDecimal.ONE, "万元", "persons"))
                .withMessageContaining("measures money in CNY");
    }

    @Test
    void takesAUnitThatOnlyTheVariableKnows() {
        assertThat(units.convert(BigDecimal.TEN, "index points", "Index Points"))
                .isEqualTo(BigDecimal.TEN);
    }

    @Test
    void knowsTheUnitOfEveryCoreVariable() {
        assertThat(CoreVariables.of("CN"))
                .allSatisfy(variable -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> units.convert(BigDecimal.ONE, "furlongs", variable.unit()))
                        .withMessageContaining("one of its other forms"));
    }
}
