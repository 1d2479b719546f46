package io.secunda.gateway.forwarding;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What changes when an answer is packed on its way out. A strong {@code ETag} stands for these very bytes, and packed ones
 * are others: where the caller takes packed answers, tags are weak, on a 304 as well. For asking whether something changed
 * a weak tag does as well (RFC 9110, 8.8.3). What is packed already is sent as it is, with its strong tag.
 */
@ApplicationScoped
class PackedAnswers {

    /** Before everything else, so that it comes last to the headers. */
    private static final int PRIORITY = 260;

    private static final List<String> PACKED_ALREADY =
            List.of("application/vnd.apache.parquet", "application/zip", "image/png");

    private static final String WEAK = "W/";

    void register(@Observes Filters filters) {
        filters.register(PackedAnswers::watch, PRIORITY);
    }

    private static void watch(RoutingContext context) {
        boolean packed = accepts(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        context.addHeadersEndHandler(ignored -> settle(context.response().headers(), packed));
        context.next();
    }

    /** Whether any way of packing is accepted. */
    static boolean accepts(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.replace(" ", "").split(";", 2);
            boolean refused = parts.length > 1 && parts[1].matches("q=0(\\.0*)?");
            if (!parts[0].isEmpty() && !parts[0].equals("identity") && !refused) {
                return true;
            }
        }
        return false;
    }

    private static void settle(MultiMap headers, boolean packed) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && PACKED_ALREADY.contains(type.split(";", 2)[0].strip())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
            return;
        }
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag == null) {
            return;
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packed && !tag.startsWith(WEAK)) {
            headers.set(HttpHeaders.ETAG, WEAK + tag);
        }
    }
}
