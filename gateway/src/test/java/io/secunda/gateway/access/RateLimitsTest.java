package io.secunda.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:10Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aKeyHasItsQuotaInEachMinuteAndOthersHaveTheirs() {
        var clock = new Hand();
        var limits = new RateLimits(() -> 2, clock);

        assertThat(limits.take("a").allowed()).isTrue();
        RateLimits.Grant second = limits.take("a");
        assertThat(second.allowed()).isTrue();
        assertThat(second.state()).isEqualTo("\"default\";r=0;t=50");
        assertThat(limits.take("a").allowed()).isFalse();
        assertThat(limits.take("b").allowed()).isTrue();

        clock.now = clock.now.plusSeconds(50);
        assertThat(limits.take("a").allowed()).isTrue();
    }
}
