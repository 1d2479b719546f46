package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.kit.http.Moments;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a query of indicators, as they stand in the address. */
public record IndicatorParameters(
        @QueryParam("territory") @Parameter(description = "Id of the territory", example = "CN") @Nullable String territory,

        @QueryParam("subject")
        @Parameter(
                description =
                        "`city:320500` (in every region), `city:320500@YRD`, `region:YRD`, `territory:CN`; repeatable")
        List<String> subject,

        @QueryParam("indicator") @Parameter(description = "Id or family: `core_share(gdp)`, `core_share`; repeatable")
        List<String> indicator,

        @QueryParam("region") @Parameter(description = "A region together with its cities", example = "YRD") @Nullable String region,

        @QueryParam("scale") @Parameter(description = "`city`, `region` or `territory`") @Nullable String scale,

        @QueryParam("window")
        @Parameter(description = "`5y`, `10y`, `longest`; `-` for figures of one period")
        @Nullable String window,

        @QueryParam("period") @Parameter(description = "One period", example = "2020") @Nullable String period,

        @QueryParam("from") @Parameter(description = "First period") @Nullable String from,

        @QueryParam("to") @Parameter(description = "Last period") @Nullable String to,

        @QueryParam("asOf")
        @Parameter(description = "What was known then: a time, or a day (to its end, UTC)")
        @Nullable String asOf,

        @QueryParam("includeHistory")
        @DefaultValue("false")
        @Parameter(description = "Every version, not only the last")
        boolean includeHistory,

        @QueryParam("limit") @DefaultValue("1000") @Parameter(description = "Most values of a page, 1 to 10000")
        String limit,

        @QueryParam("after") @Parameter(description = "`next` of the page before") @Nullable String after) {

    private static final int MOST = 10_000;

    /** The query; a {@link BadRequestException} says which parameter cannot be read. */
    IndicatorQuery query() {
        Period only = read("period", period, Period::parse);
        return new IndicatorQuery(
                territory,
                subject.stream().map(s -> require("subject", s, Subject::parse)).toList(),
                indicator,
                region,
                read("scale", scale, IndicatorParameters::scale),
                window,
                only != null ? only : read("from", from, Period::parse),
                only != null ? only : read("to", to, Period::parse),
                read("asOf", asOf, Moments::last),
                includeHistory,
                require("limit", limit, IndicatorParameters::limit),
                read("after", after, IndicatorParameters::cursor));
    }

    static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> parse) {
        return text == null || text.isEmpty() ? null : require(name, text, parse);
    }

    private static <T> T require(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("parameter " + name + ": " + e.getMessage(), e);
        }
    }

    private static Scale scale(String text) {
        try {
            return Scale.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no scale; write city, region or territory", e);
        }
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
        throw new IllegalArgumentException(text + " is not between 1 and " + MOST);
    }

    private static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is not the `next` of a page; leave it out to begin anew", e);
        }
    }
}
