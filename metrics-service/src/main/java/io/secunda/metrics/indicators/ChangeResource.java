package io.secunda.metrics.indicators;

import io.secunda.events.Json;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What indicators moved between two moments. For the gateway, which joins them with what moved them. */
@Path("/internal/changes")
public class ChangeResource {

    private final IndicatorView view;

    ChangeResource(IndicatorView view) {
        this.view = view;
    }

    record Page(List<Change> items, @Nullable String next) {}

    /** A page in order of series and period. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] changes(@BeanParam ChangeParameters asked) {
        try {
            IndicatorView.Changes found = view.changes(asked.query(), asked.begin());
            @Nullable Cursor next = found.next();
            return Json.write(new Page(found.items(), next == null ? null : next.text()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
