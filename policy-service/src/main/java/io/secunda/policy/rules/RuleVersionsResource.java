package io.secunda.policy.rules;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rules while the system runs: read, replaced by a higher version, turned off. */
@Path("/api/v1/rules")
@Tag(name = "Rules", description = "The rules in force, and their versions")
public class RuleVersionsResource {

    private static final Logger LOG = Logger.getLogger(RuleVersionsResource.class);
    private static final String YAML = "application/yaml";

    private final LiveRules rules;
    private final Clock clock = Clock.systemUTC();
    private final Object oneAtATime = new Object();

    RuleVersionsResource(LiveRules rules) {
        this.rules = rules;
    }

    /** All rules that are known. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rulesInForce", summary = "All rules with their versions, in order of id")
    public List<RuleInForce> all() {
        RuleState state = rules.state();
        Set<String> ids = new TreeSet<>(state.folders().base().byId().keySet());
        ids.addAll(state.posted().keySet());
        return ids.stream().map(id -> RuleInForce.of(id, state)).toList();
    }

    /** One rule. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rule", summary = "A rule and its versions; its text by `Accept: application/yaml`")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = RuleInForce.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "No such rule")
    public RuleInForce one(@PathParam("id") String id) {
        return RuleInForce.of(id, rules.state());
    }

    /** Its text. */
    @GET
    @Path("/{id}")
    @Produces(YAML + ";qs=0.5")
    @Operation(hidden = true)
    public Response text(@PathParam("id") String id) {
        FolderRules.Text text = rules.state().text(id);
        if (text == null) {
            throw RuleProblems.unknown(id);
        }
        return Response.ok(text.yaml(), YAML + ";charset=UTF-8").build();
    }

    /** Puts a version in force. */
    @PUT
    @Path("/{id}")
    @Consumes({YAML, "application/x-yaml", "text/yaml", "text/plain"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putRule",
            summary = "Puts a version of a rule in force",
            description =
                    "The body is a rule.yaml. Its version must be higher than any that the rule had. It takes effect "
                            + "in the running stream at once: open recommendations of the rule are made anew, and what was recorded "
                            + "before is looked at. The same text again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It is in force",
            content = @Content(schema = @Schema(implementation = RuleInForce.class)))
    @APIResponse(responseCode = "201", description = "It is in force, and there was no rule of that id")
    @APIResponse(responseCode = "409", description = "The version is not higher; the detail says which to write")
    @APIResponse(responseCode = "422", description = "It cannot be read; `errors` has line and column of each mistake")
    public Response put(@PathParam("id") String id, @Nullable String yaml) {
        Rule rule = RuleProblems.read(id, yaml);
        String text = yaml == null ? "" : yaml;
        synchronized (oneAtATime) {
            RuleState state = rules.state();
            FolderRules.Text inForce = state.text(id);
            if (inForce != null && inForce.yaml().equals(text)) {
                return Response.ok(RuleInForce.of(id, state)).build();
            }
            int highest = state.highest(id);
            if (rule.version() <= highest) {
                throw RuleProblems.conflict("Version " + rule.version() + " was sent, and there is a version " + highest
                        + " of '" + id + "' with another text or turned off; write 'version: " + (highest + 1) + "'.");
            }
            Instant now = now();
            keep(new PostedRule(id, rule.version(), text, now, null), now);
            return Response.status(highest == 0 ? 201 : 200)
                    .entity(RuleInForce.of(id, rules.state()))
                    .build();
        }
    }

    /** Turns a posted rule off. */
    @DELETE
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteRule",
            summary = "Turns a posted rule off",
            description =
                    "The rule that was shipped under its id stands again; where none was, its recommendations are "
                            + "withdrawn. Its versions stay on record.")
    @APIResponse(
            responseCode = "200",
            description = "What stands now",
            content = @Content(schema = @Schema(implementation = RuleInForce.class)))
    @APIResponse(responseCode = "404", description = "No such rule")
    @APIResponse(responseCode = "409", description = "No posted version of it is in force")
    public RuleInForce turnOff(@PathParam("id") String id) {
        synchronized (oneAtATime) {
            RuleInForce.of(id, rules.state());
            Optional<PostedRule> posted = rules.state().postedInForce(id);
            if (posted.isEmpty()) {
                throw RuleProblems.conflict(
                        "No posted version of '" + id + "' is in force, and only those can be turned off.");
            }
            Instant now = now();
            keep(posted.get().turnedOff(now), now);
            return RuleInForce.of(id, rules.state());
        }
    }

    private void keep(PostedRule rule, Instant now) {
        try {
            rules.publish(rule, now);
        } catch (IllegalStateException e) {
            LOG.errorf(e, "rule was not kept: key=%s", rule.key());
            throw RuleProblems.notKept();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
