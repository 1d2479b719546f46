package io.secunda.ingestion.http;

import io.secunda.kit.exchange.GeoJson;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.SdmxCsv;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * {@code /observations.csv} is {@code /observations} with {@code Accept: text/csv}, and so for the other forms: for browsers
 * and notebooks. The longer suffix comes first.
 */
final class Suffixes {

    private static final String ASKED = "io.secunda.ingestion.path";

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private record Suffix(String text, String mediaType) {}

    private static final List<Suffix> SUFFIXES = List.of(
            new Suffix(".sdmx.csv", SdmxCsv.MEDIA_TYPE),
            new Suffix(".csv", Tables.CSV),
            new Suffix(".geojson", GeoJson.MEDIA_TYPE),
            new Suffix(".parquet", ParquetTable.MEDIA_TYPE));

    @ServerRequestFilter(preMatching = true)
    void strip(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (READS.contains(request.getMethod())) {
            SUFFIXES.stream()
                    .filter(suffix -> path.endsWith(suffix.text()))
                    .findFirst()
                    .ifPresent(suffix -> {
                        request.setRequestUri(UriBuilder.fromUri(uri)
                                .replacePath(path.substring(
                                        0, path.length() - suffix.text().length()))
                                .build());
                        request.getHeaders().putSingle(HttpHeaders.ACCEPT, suffix.mediaType());
                        request.setProperty(ASKED, path);
                    });
        }
    }

    /** The next page is there by the same suffix. */
    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext response) {
        Object asked = request.getProperty(ASKED);
        String link = response.getHeaderString(HttpHeaders.LINK);
        if (asked != null && link != null) {
            response.getHeaders()
                    .putSingle(HttpHeaders.LINK, link.replaceFirst("^<[^?>]*", Matcher.quoteReplacement("<" + asked)));
        }
    }
}
