package io.secunda.ingestion.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code /observations.csv} is {@code /observations} with {@code Accept: text/csv}: for browsers and notebooks. */
final class CsvSuffix {

    private static final String SUFFIX = ".csv";

    @ServerRequestFilter(preMatching = true)
    void strip(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (request.getMethod().equals(HttpMethod.GET) && path.endsWith(SUFFIX)) {
            request.setRequestUri(UriBuilder.fromUri(uri)
                    .replacePath(path.substring(0, path.length() - SUFFIX.length()))
                    .build());
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, Tables.CSV);
        }
    }
}
