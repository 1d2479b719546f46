package io.secunda.metrics.indicators;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The way to the next page. */
final class Links {

    private Links() {}

    static Response linked(Response.ResponseBuilder response, IndicatorView.Page page, UriInfo uri) {
        Cursor next = page.next();
        if (next != null) {
            var address = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", next.text())
                    .build();
            // without host and port, which the caller may know by other names
            response.header(
                    HttpHeaders.LINK, "<" + address.getRawPath() + "?" + address.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }
}
