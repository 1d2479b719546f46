package io.secunda.gateway.problems;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What becomes of the rest of a body when its request is answered before all of it was read. */
public final class UnreadBody {

    private UnreadBody() {}

    /**
     * Lets the connection end with the answer, so that nothing more of the body comes. In HTTP/2 the request is one of many on its
     * connection, where such a header would make the answer invalid: there it is read on, and thrown away.
     */
    public static void of(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.resume();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }
}
