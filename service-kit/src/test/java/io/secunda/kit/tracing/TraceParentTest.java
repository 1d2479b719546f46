package io.secunda.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"})
    void isWrittenAsItWasRead(String text) {
        assertThat(TraceParent.parse(text))
                .hasValueSatisfying(read -> assertThat(read).hasToString(text));
    }

    @Test
    void ofALaterVersionWhatIsKnownIsRead() {
        assertThat(TraceParent.parse("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03-more"))
                .hasValueSatisfying(read -> assertThat(read).hasToString(EXAMPLE));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "nothing",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void whatIsNoneIsAsIfItWereNotThere(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }

    @Test
    void aNewOneCanBeReadAndTheNextStepIsInTheSameTrace() {
        TraceParent begun = TraceParent.begin();

        assertThat(TraceParent.parse(begun.toString())).contains(begun);
        assertThat(begun.next().traceId()).isEqualTo(begun.traceId());
        assertThat(begun.next().spanId()).isNotEqualTo(begun.spanId());
        assertThat(TraceParent.begin().traceId()).isNotEqualTo(begun.traceId());
    }
}
