package io.secunda.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each key, in windows of a minute, for this gateway. */
@ApplicationScoped
class RateLimits {

    private static final int WINDOW_SECONDS = 60;

    private final LimitsConfig config;
    private final Clock clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(LimitsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Window(long number, int used) {}

    /**
     * What a request was granted.
     *
     * @param allowed whether it may go on
     * @param quota requests of a window
     * @param left how many are left in this one
     * @param seconds until the next one
     */
    record Grant(boolean allowed, int quota, int left, long seconds) {

        /** Header {@code RateLimit-Policy} of the draft of the IETF. */
        String policy() {
            return "\"default\";q=" + quota + ";w=" + WINDOW_SECONDS;
        }

        /** Header {@code RateLimit}. */
        String state() {
            return "\"default\";r=" + left + ";t=" + seconds;
        }
    }

    /** Counts a request of a key. */
    Grant take(String key) {
        long now = clock.instant().getEpochSecond();
        long number = now / WINDOW_SECONDS;
        Window window = windows.merge(
                key,
                new Window(number, 1),
                (held, fresh) -> held.number() == number ? new Window(number, held.used() + 1) : fresh);
        return new Grant(
                window.used() <= config.requests(),
                config.requests(),
                Math.max(0, config.requests() - window.used()),
                WINDOW_SECONDS - now % WINDOW_SECONDS);
    }
}
