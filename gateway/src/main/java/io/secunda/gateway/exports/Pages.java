package io.secunda.gateway.exports;

import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServicesConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Pages of tables, as the services have them. */
@ApplicationScoped
class Pages {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; *rel=\"?next\"?");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(Pages.class);

    private final ServicesConfig services;
    private final HttpClient client;

    Pages(ServicesConfig services) {
        this.services = services;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(services.connectTimeout())
                .build();
    }

    /** What a service answers, as a table. */
    HttpResponse<InputStream> ask(Service service, String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(services.of(service).resolve(path))
                            .header("Accept", "text/csv, application/problem+json")
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + service.id() + " was asked", e);
        }
    }

    /** With what status a service answers; 503 when it does not. */
    int status(Service service, String path) {
        try {
            HttpResponse<InputStream> answer = ask(service, path);
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            LOG.warnf("service does not answer: service=%s path=%s cause=%s", service.id(), path, e);
            return 503;
        }
    }

    /** Writes all pages of a table, in order. */
    void write(Service service, String path, Seen into) throws IOException {
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            HttpResponse<InputStream> answer = ask(service, next.get());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(service.id() + " answers " + answer.statusCode() + " to " + next.get());
                }
                into.nextPage();
                body.transferTo(into);
            }
            next = answer.headers().firstValue("Link").flatMap(Pages::next);
        }
    }

    private static Optional<String> next(String link) {
        Matcher matcher = NEXT.matcher(link);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
