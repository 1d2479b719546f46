package io.secunda.standalone.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.standalone.Screen;
import io.secunda.standalone.StandInGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SystemStatusTest {

    private static SystemStatus status(String json) {
        return new SystemStatus(Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }

    @Test
    void isBehindWhileAnyPartIs() {
        SystemStatus behind = status("""
                {"up":true,"metrics":{"up":true,"caughtUp":true,"view":{"lag":3}},"gateway":{"up":true}}""");

        assertThat(behind.lag()).isEqualTo(3);
        assertThat(behind.caughtUp()).isFalse();
    }

    @Test
    void isCaughtUpWhenEveryPartIs() {
        assertThat(status("{\"a\":{\"caughtUp\":true,\"view\":{\"lag\":0}}}").caughtUp())
                .isTrue();
        assertThat(status("{\"a\":{\"caughtUp\":false,\"view\":{\"lag\":0}}}").caughtUp())
                .isFalse();
        assertThat(status("{\"a\":{\"up\":false}}").caughtUp()).isFalse();
    }

    @Test
    void clocksAndMemoryDoNotCountAsMovement() {
        assertThat(status("{\"uptimeSeconds\":1,\"read\":5}").counters())
                .isEqualTo(status("{\"uptimeSeconds\":2,\"read\":5}").counters());
    }

    @Test
    void waitsUntilNothingMoves() throws IOException {
        try (var gateway = new StandInGateway()) {
            gateway.answers("/api/v1/status", "{\"a\":{\"caughtUp\":true,\"lag\":0,\"read\":5}}");

            Duration taken = new Settling(gateway.api(), new Screen().terminal(), Clock.systemUTC())
                    .await("waiting", Duration.ofSeconds(30));

            assertThat(taken).isLessThan(Duration.ofSeconds(30));
            assertThat(gateway.received("/status")).hasSizeGreaterThanOrEqualTo(4);
        }
    }
}
