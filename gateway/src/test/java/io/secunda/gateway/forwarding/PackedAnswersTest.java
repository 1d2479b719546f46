package io.secunda.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes packed answers. */
class PackedAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "'gzip', true",
        "'identity, br;q=0.5', true",
        "'*', true",
        "'GZIP; q=1.0', true",
        "'gzip;q=0', false",
        "'gzip; q=0.000, deflate;q=0', false",
        "'identity', false",
        "'', false",
        ", false"
    })
    void whoNamesAWayThatIsNotRefused(String acceptEncoding, boolean accepts) {
        assertThat(PackedAnswers.accepts(acceptEncoding)).isEqualTo(accepts);
    }
}
