package io.secunda.policy.rules;

import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules in force. */
@Path("/api/v1/catalogue/rules")
@Tag(name = "Catalogue")
@Tagged
public class RuleResource {

    private final LiveRules rules;

    RuleResource(LiveRules rules) {
        this.rules = rules;
    }

    /** All of them, in order of id. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rules", summary = "The rules that recommendations follow from")
    @APIResponse(responseCode = "200", description = "In order of id")
    public List<RuleResponse> rules() {
        return rules.base().rules().stream().map(RuleResponse::from).toList();
    }
}
