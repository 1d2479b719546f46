package io.secunda.gateway.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in the form of their unit; the minus is U+2212 and spaces before units do not break. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3456    | share                        | 34.6%            | 34.6%",
                "0.0004    | share                        | 0.040%           | 0.040%",
                "0         | share                        | 0.0%             | 0.0%",
                "-0.0123   | per year                     | −1.23%/yr        | −1.23%/年",
                "0.314     | percentage points per year   | +0.31_pp/yr      | +0.31个百分点/年",
                "-0.00001  | per year                     | 0.00%/yr         | 0.00%/年",
                "0.05      | difference of shares         | +5.0_pp          | +5.0个百分点",
                "1.274     | ratio                        | 1.27             | 1.27",
                "0.012345  | none                         | 0.0123           | 0.0123",
                "1.25e12   | CNY                          | 1,250_billion_CNY| 12,500亿元",
                "1234567   | persons                      | 1,234,567_persons| 1,234,567人",
                "1234.56   | km                           | 1,235_km         | 1,235_km",
            })
    void isWrittenAsItsUnitAsks(double value, String unit, String english, String chinese) {
        assertThat(new Numbers(Language.EN).value(value, unit)).isEqualTo(english.replace('_', '\u00a0'));
        assertThat(new Numbers(Language.ZH).value(value, unit)).isEqualTo(chinese.replace('_', '\u00a0'));
    }
}
