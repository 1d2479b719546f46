package io.secunda.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void numbersAddUpAYesNeedsAllAndTextsStandSideBySide() throws IOException {
        JsonNode together = Together.of(
                List.of(
                        json(
                                "{\"service\":\"metrics\",\"caughtUp\":true,\"recompute\":{\"state\":\"RUNNING\",\"lag\":3},\"only\":1}"),
                        json(
                                "{\"service\":\"metrics\",\"caughtUp\":false,\"recompute\":{\"state\":\"REBALANCING\",\"lag\":4}}")));

        assertThat(together.toString())
                .isEqualTo("{\"service\":\"metrics\",\"caughtUp\":false,"
                        + "\"recompute\":{\"state\":\"REBALANCING, RUNNING\",\"lag\":7},\"only\":1}");
    }

    @Test
    void oneIsItself() throws IOException {
        JsonNode one = json("{\"a\":1.5,\"b\":[1,2],\"c\":null,\"d\":\"x\"}");
        assertThat(Together.of(List.of(one))).isEqualTo(one);
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
