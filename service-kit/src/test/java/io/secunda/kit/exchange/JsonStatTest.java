package io.secunda.kit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.Names;
import io.secunda.kit.exchange.JsonStat.About;
import io.secunda.kit.exchange.JsonStat.Dimension;
import io.secunda.kit.exchange.JsonStat.Entry;
import io.secunda.kit.exchange.JsonStat.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonStatTest {

    private static final JsonStat FORM = new JsonStat(
            "Figures",
            List.of(
                    new Dimension(
                            "geo",
                            new Names("Place", "地区"),
                            Part.GEO,
                            Map.of("a", new Names("City \"A\"", "甲市")),
                            Map.of()),
                    new Dimension(
                            "indicator", new Names("Indicator", "指标"), Part.METRIC, Map.of(), Map.of("gdp", "CNY")),
                    new Dimension("time", new Names("Period", "时期"), Part.TIME, Map.of(), Map.of())));

    private static Entry entry(String geo, String time, Double value, List<String> statuses, Map<String, String> told) {
        return new Entry(new Cell(List.of(geo, "gdp", time), value, statuses, List.of()), told);
    }

    @Test
    void isADatasetWithSparseValues() {
        byte[] json = FORM.write(
                List.of(
                        entry("b", "2022", 7.0, List.of("B", "P"), Map.of()),
                        entry("a", "2023", null, List.of("O"), Map.of("reason", "low_coverage")),
                        entry("a", "2022", 0.0, List.of("A"), Map.of())),
                new About("2024-01-01T00:00:00Z", "Yearbook", Map.of("territory", "T")));

        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(("""
                {"version":"2.0","class":"dataset","label":"Figures","source":"Yearbook","updated":"2024-01-01T00:00:00Z",\
                "id":["geo","indicator","time"],"size":[2,1,2],\
                "role":{"time":["time"],"geo":["geo"],"metric":["indicator"]},\
                "dimension":{\
                "geo":{"label":"Place","category":{"index":{"a":0,"b":1},"label":{"a":"City \\"A\\"","b":"b"}},\
                "extension":{"zh":{"label":"地区","category":{"a":"甲市","b":"b"}}}},\
                "indicator":{"label":"Indicator","category":{"index":{"gdp":0},"label":{"gdp":"gdp"},\
                "unit":{"gdp":{"label":"CNY"}}},"extension":{"zh":{"label":"指标","category":{"gdp":"gdp"}}}},\
                "time":{"label":"Period","category":{"index":{"2022":0,"2023":1},"label":{"2022":"2022","2023":"2023"}},\
                "extension":{"zh":{"label":"时期","category":{"2022":"2022","2023":"2023"}}}}},\
                "value":{"0":0.0,"2":7.0},"status":{"0":"A","1":"O","2":"B"},\
                "extension":{"territory":"T","statuses":{"2":["B","P"]},"reason":{"1":"low_coverage"}}}"""));
    }

    @Test
    void aPlaceHoldsOneFigure() {
        assertThatThrownBy(() -> FORM.write(
                        List.of(
                                entry("a", "2022", 1.0, List.of("A"), Map.of()),
                                entry("a", "2022", 2.0, List.of("A"), Map.of())),
                        new About(null, null, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two figures for [a, gdp, 2022]");
    }

    @Test
    void nothingIsADatasetToo() {
        assertThat(new String(FORM.write(List.of(), new About(null, null, Map.of())), StandardCharsets.UTF_8))
                .contains("\"size\":[0,0,0]")
                .contains("\"value\":{},\"status\":{},\"extension\":{}}");
    }
}
