package io.secunda.standalone.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.secunda.events.Json;
import io.secunda.standalone.api.Api;
import io.secunda.standalone.api.ServerOptions;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: changes as they happen. */
@Command(
        name = "watch",
        description =
                "Prints changes as they happen, one a line, until Ctrl-C. A lost connection is taken up again where"
                        + " it broke off.",
        footer = {
            "",
            "Examples:",
            "  ./secunda watch",
            "  ./secunda watch --subject region:CYU",
            "  ./secunda watch --type io.secunda.recommendation",
            "  ./secunda watch --subject city:320500 --type io.secunda.indicator.changed.v1"
        })
public final class WatchCommand implements Callable<Integer> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Terminal terminal;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description = "Only what is about it: city:320500, region:YRD, territory:CN. May be repeated.")
    private List<String> subjects = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only events of this type, or whose type begins like this. May be repeated.")
    private List<String> types = List.of();

    @Option(names = "--territory", paramLabel = "ID", description = "Only events of this territory.")
    private @Nullable String territory;

    private @Nullable String lastId;

    /** @param terminal where it prints */
    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Api api = server.api();
        terminal.line("Watching %s; Ctrl-C ends it.", api.url());
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            if (follow(api)) {
                pause = FIRST_PAUSE;
            }
            terminal.passing("  no connection, trying again …");
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        return 0;
    }

    /** Prints events until the connection ends; returns whether any came. */
    private boolean follow(Api api) throws InterruptedException {
        boolean any = false;
        try {
            HttpResponse<InputStream> response = api.stream("/events" + query(), lastId);
            if (response.statusCode() >= 500) {
                return false;
            }
            if (response.statusCode() != 200) {
                throw refused(api, response);
            }
            try (var events = new EventStream(response.body(), lastId)) {
                for (EventStream.Event event = events.next(); event != null; event = events.next()) {
                    any = true;
                    lastId = event.id();
                    print(event);
                }
            }
        } catch (IOException e) {
            return any;
        }
        return any;
    }

    private static UserError refused(Api api, HttpResponse<InputStream> response) throws IOException {
        String said = new String(response.body().readNBytes(2_000), StandardCharsets.UTF_8);
        try {
            String detail = Json.mapper().readTree(said).path("detail").asText("");
            said = detail.isEmpty() ? "" : ": " + detail;
        } catch (JsonProcessingException e) {
            said = "";
        }
        return UserError.failed(api.url() + " refused the stream with status " + response.statusCode() + said);
    }

    private void print(EventStream.Event event) {
        try {
            if (event.type().endsWith("gap")) {
                terminal.line("--------  some events are not kept any more and were passed over");
                return;
            }
            terminal.line("%s", EventLine.of(Json.mapper().readTree(event.data()), ZoneId.systemDefault()));
        } catch (JsonProcessingException e) {
            terminal.line("--------  an event that cannot be read: %s", event.type());
        }
    }

    private String query() {
        List<String> parameters = new ArrayList<>();
        subjects.forEach(subject -> parameters.add(Api.parameter("subject", subject)));
        types.forEach(type -> parameters.add(Api.parameter("type", type)));
        if (territory != null) {
            parameters.add(Api.parameter("territory", territory));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
