package io.secunda.ingestion.http;

import io.secunda.kit.csv.CsvTable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collections as tables, and the way to their next page. */
public final class Tables {

    /** Media type of a table. */
    public static final String CSV = "text/csv";

    /** A table for who asks for one; who does not care gets JSON. */
    public static final String CSV_ON_DEMAND = CSV + ";qs=0.5";

    private static final String CSV_UTF_8 = CSV + ";charset=UTF-8";

    private Tables() {}

    /** An answer with a table. */
    public static Response csv(List<String> columns, Stream<? extends List<? extends @Nullable Object>> rows) {
        return Response.ok(CsvTable.write(columns, rows), CSV_UTF_8).build();
    }

    /** The answer with a {@code Link} to the next page, if there is one (RFC 8288). */
    public static Response linked(Response answer, UriInfo uri, @Nullable String next) {
        if (next == null) {
            return answer;
        }
        var address = uri.getRequestUriBuilder()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("after", next)
                .build();
        return Response.fromResponse(answer)
                .header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"")
                .build();
    }
}
