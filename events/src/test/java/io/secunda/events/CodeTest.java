package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"320500", "NL-3", "苏州", "_x", "a.b_c-d"})
    void takesLettersDigitsAndTheThreeMarks(String code) {
        assertThat(Code.require("city", code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".x", "-x", "a/b", "a~b", "a@b", "a:b", "a b", "a\nb", "../x"})
    void refusesWhatWouldBreakAKeyOrAnAddress(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Code.require("city", code))
                .withMessageStartingWith("city '" + code + "' must be 1 to 64 letters");
    }

    @Test
    void isAtMost64Long() {
        assertThat(Code.require("city", "x".repeat(64))).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> Code.require("city", "x".repeat(65)));
    }

    @Test
    void freeTextInAKeyCanBeReadBack() {
        String source = "Yearbook / 年鉴 @ 2021 100% a+b";

        assertThat(PathText.encode(source)).doesNotContain("/", "@", " ");
        assertThat(PathText.decode(PathText.encode(source))).isEqualTo(source);
    }
}
