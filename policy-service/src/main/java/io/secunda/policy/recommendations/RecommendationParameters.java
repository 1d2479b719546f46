package io.secunda.policy.recommendations;

import io.secunda.events.Subject;
import io.secunda.events.agreement.Level;
import io.secunda.events.recommendation.State;
import io.secunda.kit.http.Moments;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What can be asked of recommendations. */
public record RecommendationParameters(
        @QueryParam("territory") @Parameter(example = "CN") @Nullable String territory,

        @QueryParam("subject")
        @Parameter(
                example = "region:CYU",
                description = "May be given several times; `city:320500` asks for the city in whatever region")
        @Nullable List<String> subject,

        @QueryParam("region")
        @Parameter(example = "YRD", description = "The region itself, and the cities and pairs seen in it")
        @Nullable String region,

        @QueryParam("theme") @Parameter(description = "coexistence, connectivity or cooperation") @Nullable String theme,

        @QueryParam("level") @Parameter(description = "national, provincial or municipal") @Nullable String level,

        @QueryParam("state")
        @Parameter(
                description =
                        "raised, updated, escalated, eased, withdrawn, separated by commas; `open` for all but the "
                                + "withdrawn, the default, or `all`")
        @DefaultValue("open")
        String state,

        @QueryParam("asOf")
        @Parameter(description = "How it stood at that time: ISO 8601, a day means its end in UTC")
        @Nullable String asOf,

        @QueryParam("limit") @DefaultValue("100") @Parameter(description = "Items on a page, 1 to 1000")
        String limit,

        @QueryParam("after") @Parameter(description = "The `next` of the page before") @Nullable String after) {

    private static final int MOST = 1_000;

    /** As a query; a parameter that cannot be read is an error that names it. */
    RecommendationQuery query() {
        List<Subject> subjects = subject == null
                ? List.of()
                : subject.stream()
                        .map(text -> read("subject", text, Subject::parse))
                        .toList();
        return new RecommendationQuery(
                territory,
                subjects,
                region,
                theme,
                level == null ? null : read("level", level, Level::parse),
                read("state", state, RecommendationParameters::states),
                asOf == null ? null : time("asOf", asOf),
                read("limit", limit, RecommendationParameters::size),
                after == null ? null : read("after", after, Cursor::parse));
    }

    private static Set<State> states(String text) {
        if (text.equals("all")) {
            return Set.of();
        }
        if (text.equals("open")) {
            return EnumSet.complementOf(EnumSet.of(State.WITHDRAWN));
        }
        EnumSet<State> states = EnumSet.noneOf(State.class);
        Arrays.stream(text.split(",")).map(State::parse).forEach(states::add);
        return states;
    }

    private static Integer size(String text) {
        String expected = "'" + text + "' is no page size; write a whole number from 1 to " + MOST;
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    static Instant time(String name, String text) {
        return read(name, text, Moments::last);
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("parameter '" + name + "': " + e.getMessage(), e);
        }
    }
}
