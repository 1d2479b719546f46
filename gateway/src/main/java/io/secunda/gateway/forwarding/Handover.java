package io.secunda.gateway.forwarding;

import io.secunda.gateway.problems.Problem;
import io.secunda.gateway.problems.UnreadBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** What is kept back on the way to a service, and what is said when it does not answer. */
final class Handover implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Handover.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Service service;

    Handover(Service service) {
        this.service = service;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        // keys end here; and whoever waits for a 100 has got it from the gateway
        context.request()
                .headers()
                .remove("X-API-Key")
                .remove(HttpHeaders.AUTHORIZATION)
                .remove(HttpHeaders.EXPECT);
        return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context, failure)));
    }

    private ProxyResponse unavailable(ProxyContext context, Throwable failure) {
        HttpServerRequest request = context.request().proxiedRequest();
        LOG.warnf(
                "service does not answer: service=%s request=%s %s cause=%s",
                service.id(), request.method(), request.path(), failure);
        UnreadBody.of(request);
        Problem problem = failure instanceof TimeoutException ? silent() : down();
        ProxyRequest asked = context.request();
        if (!request.isEnded()) {
            // one that was read whole cannot be read on: HTTP/2 says so by an exception, and the answer would be lost
            asked.release();
        }
        return asked.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(problem.toBuffer(String.valueOf(request.path()))));
    }

    private Problem down() {
        return new Problem(
                503,
                "Part of the system does not answer",
                "The part that keeps " + service.brings() + " (" + service.id() + ") does not answer just now. "
                        + "Nothing that was accepted is lost, and this address answers again as soon as the part is back. "
                        + "Try again in a few seconds; GET /api/v1/status tells what runs.",
                new JsonObject().put("service", service.id()));
    }

    private Problem silent() {
        return new Problem(
                504,
                "Part of the system took too long",
                "The part that keeps " + service.brings() + " (" + service.id()
                        + ") took the request and then said nothing "
                        + "for too long. What was sent may have been taken in; sending it again changes nothing twice. "
                        + "GET /api/v1/status tells what runs.",
                new JsonObject().put("service", service.id()));
    }
}
