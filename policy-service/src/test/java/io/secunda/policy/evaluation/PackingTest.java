package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackingTest {

    /** As it was packed when the dictionary was made: what is in the stores has to be read for ever. */
    private static final String KEPT =
            "ASOQctMz8zJByTW+IFkTW/J0CvHAkibhqdDYyNCcmPRmqIQ/ARGTMgyN0BMDihvByQJJpBZHtEcCy4Sk/PxsjOgyBIWvgSG+6MJUgoguZz99YyMDUwMDfWBw6kMDCj1+DIAmGIUYGFsZmFgZmAJtAAA=";

    static Stream<IndicatorValue> values() {
        var many = new TreeMap<String, Double>();
        for (int i = 0; i < 2_000; i++) {
            many.put("part" + i, Math.sin(i));
        }
        return Stream.of(
                Events.value("city:320500@YRD", "relative_growth(gdp)", "10y", 2020, 0.0123, many),
                Events.value("region:长江三角洲", "theil_t(gdp_pc)", 2020, 0.1),
                Events.value("region:BTH", "gini(gdp_pc)", 2020, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsTheSameAfterwards(IndicatorValue value) {
        assertThat(Packing.unpack(Packing.pack(value))).isEqualTo(value);
    }

    @Test
    void takesLessThanHalfTheRoom() {
        IndicatorValue value = Events.value("region:BTH", "gini(gdp_pc)", 2020, 0.3217);

        assertThat(Packing.pack(value).length * 2).isLessThan(Json.write(value).length);
    }

    @Test
    void whatEarlierBuildsKeptIsRead() {
        IndicatorValue value = Events.value("region:BTH", "gini(gdp_pc)", 2020, 0.3217);

        assertThat(Packing.unpack(Json.write(value))).isEqualTo(value);
        assertThat(Packing.unpack(Base64.getDecoder().decode(KEPT))).isEqualTo(value);
    }

    @Test
    void aBrokenValueIsTold() {
        byte[] whole = Packing.pack(Events.value("region:BTH", "gini(gdp_pc)", 2020, 0.3217));

        assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends too early");
        assertThatThrownBy(() -> Packing.unpack(new byte[] {1, -1, -1, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be unpacked");
    }
}
