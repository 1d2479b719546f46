package io.secunda.gateway.forwarding;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.secunda.gateway.problems.Problem;
import io.secunda.gateway.problems.UnreadBody;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns away what is not there, with a list of what is, and bodies of which nobody can tell what they are. */
@ApplicationScoped
class Door {

    /** Before access is checked: nobody needs a key to learn that a path does not exist. */
    private static final int PRIORITY = 210;

    /** {@code type/subtype}, and parameters. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;.*)?");

    void register(@Observes Filters filters) {
        filters.register(Door::check, PRIORITY);
    }

    private static void check(RoutingContext context) {
        String path = context.normalizedPath();
        List<Operation> operations = PublicPaths.on(path);
        HttpMethod method = context.request().method();
        String asked = method.equals(HttpMethod.HEAD) ? "GET" : method.name();
        if (!operations.isEmpty()) {
            if (method.equals(HttpMethod.OPTIONS)
                    || operations.stream().anyMatch(o -> o.method().equals(asked))) {
                letIn(context);
            } else {
                methodNotAllowed(context, operations);
            }
        } else if (PublicPaths.isPage(path)) {
            context.next();
        } else {
            notFound(context, path);
        }
    }

    private static void letIn(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || MEDIA_TYPE.matcher(type.strip()).matches()) {
            context.next();
            return;
        }
        UnreadBody.of(context.request());
        new Problem(
                        415,
                        "Unsupported media type",
                        "The header Content-Type is no media type; write one such as application/json.")
                .send(context.response(), context.normalizedPath());
    }

    private static void methodNotAllowed(RoutingContext context, List<Operation> operations) {
        String allowed = operations.stream().map(Operation::method).collect(Collectors.joining(", "));
        context.response().putHeader("Allow", allowed);
        new Problem(
                        405,
                        "Method not allowed",
                        context.request().method() + " is not possible here; possible is " + allowed + ".")
                .send(context.response(), context.normalizedPath());
    }

    private static void notFound(RoutingContext context, String path) {
        new Problem(
                        404,
                        "Not found",
                        "There is nothing at " + path + ". 'available' lists what there is; /docs explains it.",
                        new JsonObject().put("available", new JsonArray(PublicPaths.listed())))
                .send(context.response(), path);
    }
}
