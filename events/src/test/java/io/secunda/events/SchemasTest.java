package io.secunda.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.erosb.jsonsKema.FormatValidationPolicy;
import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.Schema;
import com.github.erosb.jsonsKema.SchemaLoader;
import com.github.erosb.jsonsKema.ValidationFailure;
import com.github.erosb.jsonsKema.Validator;
import com.github.erosb.jsonsKema.ValidatorConfig;
import io.secunda.events.topic.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "GEOGRAPHY",
                "OBSERVATIONS",
                "FLOWS",
                "AGREEMENTS",
                "INDICATORS",
                "RECOMMENDATIONS",
                "DECISIONS",
                "ENDPOINTS"
            })
    void aSchemaIsNamedAsItsTopicSaysAndItsExamplesAreValid(Topic topic) throws IOException {
        String name = topic.schemaUri().split(":")[3];
        JsonNode schema = Json.mapper().readTree(schemaText(name));

        assertThat(schema.get("$id").asText()).isEqualTo(topic.schemaUri());
        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("examples"))
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(failure(name, example.toString())).isNull());
    }

    @ParameterizedTest
    @EnumSource
    void everyWrittenRecordIsValid(Samples sample) {
        assertThat(failure(sample.schema(), new String(Json.write(sample.read()), UTF_8)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyThatIsWrittenIsDescribed(Samples sample) throws IOException {
        JsonNode schema = Json.mapper().readTree(schemaText(sample.schema()));
        JsonNode written = Json.mapper().readTree(sample.bytes());
        JsonNode described =
                written.has("type") ? schema.at("/$defs/" + written.get("type").asText()) : schema;
        Set<String> names = new TreeSet<>();
        described.get("properties").fieldNames().forEachRemaining(names::add);

        assertThat(written.fieldNames())
                .toIterable()
                .allSatisfy(name -> assertThat(names).contains(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OBSERVATION         | value    | \"abc\"",
                "OBSERVATION         | value    | ",
                "OBSERVATION         | period   | \"FY23\"",
                "OBSERVATION         | period   | \"2020-W54\"",
                "FLOW                | period   | \"2020-01-01/2020-01-09\"",
                "OBSERVATION         | status   | \"X\"",
                "OBSERVATION         | released | \"yesterday\"",
                "OBSERVATION         | city     | \"a/b\"",
                "OBSERVATION_MISSING | value    | 1.0",
                "FLOW                | value    | -1",
                "FLOW                | origin   | ",
                "AGREEMENT           | participants | []",
                "AGREEMENT           | levels   | [\"county\"]",
                "TERRITORY           | windows  | [0]",
                "CITY                | lon      | 181",
                "CITY                | type     | \"town\"",
                "REGION              | names    | {\"en\":\"x\"}",
                "MEMBERSHIP          | role     | \"centre\"",
                "VARIABLE            | kind     | \"sum\"",
                "INDICATOR           | value    | ",
                "INDICATOR           | reason   | \"low_coverage\"",
                "INDICATOR           | coverage | 1.5",
                "INDICATOR_ABSENT    | subject  | \"town:1\"",
                "RECOMMENDATION      | severity | 2",
                "RECOMMENDATION      | state    | \"gone\"",
                "RECOMMENDATION      | evidence | [{}]"
            })
    void aBrokenRecordIsNotValid(Samples sample, String property, @Nullable String json) throws IOException {
        ObjectNode broken = (ObjectNode) Json.mapper().readTree(sample.bytes());
        if (json == null) {
            broken.remove(property);
        } else {
            broken.set(property, Json.mapper().readTree(json));
        }

        assertThat(failure(sample.schema(), broken.toString())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "2023-Q2", "2023-05", "2023-W07", "2020-W53", "2023-05-17"})
    void everyFormOfAPeriodIsValid(String period) throws IOException {
        for (Samples sample : List.of(Samples.OBSERVATION, Samples.FLOW, Samples.INDICATOR)) {
            ObjectNode about = (ObjectNode) Json.mapper().readTree(sample.bytes());
            about.put("period", period);

            assertThat(failure(sample.schema(), about.toString())).isNull();
        }
    }

    private static String schemaText(String name) {
        return new String(Samples.resource("/schemas/" + name + ".v1.json"), UTF_8);
    }

    private static @Nullable ValidationFailure failure(String schemaName, String json) {
        Schema schema = new SchemaLoader(new JsonParser(schemaText(schemaName)).parse()).load();
        return Validator.create(schema, new ValidatorConfig(FormatValidationPolicy.ALWAYS))
                .validate(new JsonParser(json).parse());
    }
}
