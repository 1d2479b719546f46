package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city:320500",
                "city:320500@YRD",
                "pair:320500~320600",
                "pair:320500~320600@YRD",
                "region:YRD",
                "territory:CN",
                "city:São_Paulo.1"
            })
    void isReadAndWrittenInItsForms(String text) {
        assertThat(Subject.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "320500",
                "town:320500",
                "city:",
                "city:320500@",
                "city:1~2",
                "pair:1",
                "pair:1~1@YRD",
                "region:YRD@CN",
                "territory:CN@X",
                "city:a/b"
            })
    void refusesWhatIsNoSubject(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Subject.parse(text));
    }

    @Test
    void isTheSamePairWhicheverCityIsNamedFirst() {
        Subject pair = Subject.pair("320600", "320500", "YRD");

        assertThat(pair).hasToString("pair:320500~320600@YRD");
        assertThat(Subject.pair("320500", "320600", "YRD")).isEqualTo(pair);
        assertThat(Subject.parse("pair:320600~320500@YRD")).isEqualTo(pair);
    }

    @Test
    void answersForTheCityInWhateverRegion() {
        Subject inRegion = Subject.city("320500", "YRD");

        assertThat(inRegion.answers(Subject.city("320500"))).isTrue();
        assertThat(inRegion.answers(Subject.city("320500", "YRD"))).isTrue();
        assertThat(inRegion.answers(Subject.city("320500", "CYU"))).isFalse();
        assertThat(inRegion.answers(Subject.city("320600"))).isFalse();
        assertThat(Subject.region("YRD").answers(Subject.territory("YRD"))).isFalse();
        assertThat(Subject.city("320500").answers(inRegion)).isFalse();
    }
}
