package io.secunda.policy.evaluation;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.policy.rules.LiveRules;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleProblems;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tries a rule on everything that was recorded. */
@Path("/api/v1/rules/{id}/backtest")
@Tag(name = "Rules")
public class BacktestResource {

    private static final int MOST = 10_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final LiveRules rules;
    private final Surroundings surroundings;
    private final KafkaClients clients;
    private final Semaphore oneAtATime = new Semaphore(1);

    BacktestResource(LiveRules rules, Surroundings surroundings, KafkaClients clients) {
        this.rules = rules;
        this.surroundings = surroundings;
        this.clients = clients;
    }

    /** Runs it; nothing is stored or told. */
    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/plain", "*/*"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "backtest",
            summary = "When a rule would have spoken, had it been in force from the beginning",
            description = "The body is a rule.yaml, or empty for the rule in force. All versions of all values of its "
                    + "indicators are evaluated in the order in which they were recorded. Nothing is stored or told.")
    @APIResponse(responseCode = "200", description = "What it would have told")
    @APIResponse(responseCode = "404", description = "No body was sent, and no such rule is in force")
    @APIResponse(
            responseCode = "422",
            description = "The rule cannot be read; `errors` has line and column of each mistake")
    @APIResponse(responseCode = "429", description = "Another one is running")
    public BacktestResponse run(
            @PathParam("id") String id,
            @QueryParam("territory") @Parameter(required = true, example = "CN") @Nullable String territory,
            @QueryParam("limit") @DefaultValue("1000") @Parameter(description = "Most events listed, 1 to 10000")
                    int limit,
            @Nullable String yaml) {
        if (territory == null || territory.isBlank()) {
            throw new BadRequestException("parameter 'territory' is missing; write for example territory=CN");
        }
        if (limit < 1 || limit > MOST) {
            throw new BadRequestException("parameter 'limit': " + limit + " is not between 1 and " + MOST);
        }
        Rule rule = yaml == null || yaml.isBlank()
                ? rules.base().rule(id).orElseThrow(() -> RuleProblems.unknown(id))
                : RuleProblems.read(id, yaml);
        if (!oneAtATime.tryAcquire()) {
            throw HttpProblem.builder()
                    .withTitle("Another backtest is running")
                    .withStatus(TOO_MANY_REQUESTS)
                    .withDetail("One is run at a time; try again in a few seconds.")
                    .withHeader("Retry-After", 5)
                    .build();
        }
        try {
            var backtest = new Backtest(rule, territory, limit);
            surroundings
                    .earlierValues()
                    .read(rule.indicators(), TerritoryPartitioner.partition(territory, partitions()), backtest::take);
            return BacktestResponse.from(rule, territory, backtest.end());
        } finally {
            oneAtATime.release();
        }
    }

    private int partitions() {
        try (var consumer = clients.consumer(Map.of())) {
            return consumer.partitionsFor(Topic.INDICATORS.topicName()).size();
        }
    }
}
