package io.secunda.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.recommendation.Recommendation;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonTest {

    @ParameterizedTest
    @EnumSource
    void aStoredMessageOfVersionOneIsReadWhole(Samples sample) throws IOException {
        JsonNode stored = Json.mapper().readTree(sample.bytes());

        assertThat(Json.mapper().readTree(Json.write(sample.read()))).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordIsReadBackAsItWasWritten(Samples sample) {
        Object value = sample.read();

        assertThat(Json.read(Json.write(value), sample.type())).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource
    void noNullIsWritten(Samples sample) {
        assertThat(new String(Json.write(sample.read()), UTF_8)).doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource
    void unknownPropertiesArePassedOver(Samples sample) throws IOException {
        ObjectNode newer = (ObjectNode) Json.mapper().readTree(sample.bytes());
        newer.put("later", 1).putObject("addition").put("x", 2);

        assertThat(Json.read(Json.mapper().writeValueAsBytes(newer), sample.type()))
                .isEqualTo(sample.read());
    }

    @ParameterizedTest
    @CsvSource({
        "OBSERVATION, source",
        "OBSERVATION, released",
        "FLOW, unit",
        "AGREEMENT, participants",
        "CITY, lon",
        "VARIABLE, tracked",
        "INDICATOR, coverage",
        "INDICATOR, sources",
        "RECOMMENDATION, severity",
        "RECOMMENDATION, evidence"
    })
    void aRecordWithoutWhatItNeedsIsRefused(Samples sample, String property) throws IOException {
        ObjectNode without = (ObjectNode) Json.mapper().readTree(sample.bytes());
        without.remove(property);
        byte[] missing = Json.mapper().writeValueAsBytes(without);
        without.putNull(property);
        byte[] none = Json.mapper().writeValueAsBytes(without);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(missing, sample.type()))
                .withMessageContaining(property);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(none, sample.type()))
                .withMessageContaining(property);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                              | No content",
                "null                                            | 'null' is no Observation",
                "{                                               | at byte",
                "[]                                              | Observation",
                "{\"period\":\"FY23\"}                           | 'FY23' is no period",
                "{\"status\":\"X\"}                              | at status",
                "{\"status\":3}                                  | at status",
                "{\"value\":\"abc\"}                             | at value"
            })
    void bytesThatAreNoRecordAreRefusedWithThePlace(String json, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(json.getBytes(UTF_8), Observation.class))
                .withMessageContaining(expected);
    }

    @Test
    void aValueAndAStatusThatContradictEachOtherAreRefused() {
        String withValue = new String(Samples.OBSERVATION.bytes(), UTF_8).replace("\"A\"", "\"M\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(withValue.getBytes(UTF_8), Observation.class))
                .withMessageContaining("status M has no value");
    }

    @Test
    void whatIsNoFiniteNumberIsRefused() {
        String notANumber = new String(Samples.INDICATOR.bytes(), UTF_8).replace("0.040135", "\"NaN\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(notANumber.getBytes(UTF_8), IndicatorValue.class))
                .withMessageContaining("no finite number");
    }

    @Test
    void keysSayWhatTheyAreOf() {
        assertThat(((Observation) Samples.OBSERVATION_MISSING.read()).key())
                .isEqualTo("CN/320500/rd_expenditure/2020-Q2/Yearbook+%2F+%E5%B9%B4%E9%89%B4@2021-12-01T00:00:00Z");
        assertThat(((Geography) Samples.TERRITORY.read()).key()).isEqualTo("CN/territory");
        assertThat(((Geography) Samples.MEMBERSHIP.read()).key()).isEqualTo("CN/membership/YRD/320500/2010");
        assertThat(((IndicatorValue) Samples.INDICATOR.read()).key()).isEqualTo("CN/region:YRD/theil_t/-/2020");
        assertThat(((IndicatorValue) Samples.INDICATOR_ABSENT.read()).key())
                .isEqualTo("CN/city:320500@YRD/relative_growth(gdp)/5y/2023-Q3");
        assertThat(((Recommendation) Samples.RECOMMENDATION.read()).key())
                .isEqualTo("CN/polarization-population~region:CYU");
    }

    @Test
    void oneOfSeveralKindsOfGeographyIsWrittenWithItsType() {
        var city = new City("CN", "1", new Names("A", ""), "", 0, 0, "", Instant.EPOCH);

        assertThat(new String(Json.write(city), UTF_8)).startsWith("{\"type\":\"city\",");
        assertThat(Json.read(Json.write(city), Geography.class)).isEqualTo(city);
    }
}
