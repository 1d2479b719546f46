package io.secunda.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.events.topic.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    @Test
    void areReadFromTheKeyOfEachTopic() throws Exception {
        assertThat(of(Topic.OBSERVATIONS, "CN/320500/gdp/2023/a@b")).containsExactly("city:320500");
        assertThat(of(Topic.INDICATORS, "CN/city:320500@YRD/relative_growth(gdp)/5y/2020"))
                .containsExactly("city:320500@YRD");
        assertThat(of(Topic.FLOWS, "CN/320600~320500/mobility/2023/a@b"))
                .containsExactly("pair:320500~320600", "city:320600", "city:320500");
        assertThat(of(Topic.RECOMMENDATIONS, "CN/polarization-population~region:YRD"))
                .containsExactly("region:YRD");
        assertThat(of(Topic.RECOMMENDATIONS, "CN/rule~pair:1~2@YRD")).containsExactly("pair:1~2@YRD");
        assertThat(of(Topic.DECISIONS, "CN/rule~city:1@YRD/id-1")).containsExactly("city:1@YRD");
        assertThat(of(Topic.GEOGRAPHY, "CN/membership/YRD/320500/always"))
                .containsExactly("city:320500@YRD", "region:YRD");
        assertThat(of(Topic.GEOGRAPHY, "CN/variable/gdp")).isEmpty();
    }

    @Test
    void ofAnAgreementAreItsParticipants() throws Exception {
        JsonNode agreement = Json.mapper().readTree("{\"participants\":[\"320500\",\"321300\"]}");
        assertThat(Subjects.of(Topic.AGREEMENTS, "CN/YRD-01/a@b", () -> agreement).stream()
                        .map(Object::toString))
                .containsExactly("city:320500", "city:321300");
    }

    @Test
    void ofAKeyOfAnotherFormAreNone() throws Exception {
        assertThat(of(Topic.INDICATORS, "CN")).isEmpty();
        assertThat(of(Topic.FLOWS, "CN/1/2")).isEmpty();
    }

    private static List<String> of(Topic topic, String key) throws Exception {
        return Subjects.of(topic, key, () -> Json.mapper().createObjectNode()).stream()
                .map(Object::toString)
                .toList();
    }
}
