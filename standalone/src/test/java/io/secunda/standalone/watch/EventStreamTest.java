package io.secunda.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static EventStream stream(String text) {
        return new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    @Test
    void readsEventsWithIdAndTypeAndPassesCommentsOver() throws IOException {
        try (EventStream events =
                stream(":alive\n\nid: 7\nevent: a.b\ndata: one\ndata: two\n\ndata: three\n\nid: 9\n")) {
            assertThat(events.next()).isEqualTo(new EventStream.Event("7", "a.b", "one\ntwo"));
            assertThat(events.next()).isEqualTo(new EventStream.Event("7", "message", "three"));
            assertThat(events.next()).isNull();
        }
    }

    @Test
    void aChangeOfAnIndicatorIsOneLine() throws IOException {
        var event = Json.mapper().readTree("""
                {"type":"io.secunda.indicator.changed.v1","time":"2026-03-01T08:00:00Z","data":{
                 "indicator":"polarization(gdp)","subject":"region:CYU","names":{"en":"Chengdu-Chongqing"},
                 "from":"2010","period":"2020","value":0.5684,"previous":0.51,"provisional":true}}""");

        assertThat(EventLine.of(event, ZoneOffset.UTC))
                .isEqualTo("08:00:00  indicator       region:CYU Chengdu-Chongqing  polarization(gdp) 2010–2020  "
                        + "0.51000 → 0.56840  provisional");
    }

    @Test
    void anAbsentValueIsToldWithItsReason() throws IOException {
        var event = Json.mapper().readTree("""
                {"type":"io.secunda.indicator.changed.v1","time":"x","data":{
                 "indicator":"gini","subject":"region:CYU","period":"2020","reason":"too_few_cities"}}""");

        assertThat(EventLine.of(event, ZoneOffset.UTC)).endsWith("gini 2020  none (too few cities)");
    }
}
