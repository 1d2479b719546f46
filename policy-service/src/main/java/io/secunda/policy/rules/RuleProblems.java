package io.secunda.policy.rules;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** Problems with rules that are sent. */
public final class RuleProblems {

    private static final int UNPROCESSABLE = 422;

    private RuleProblems() {}

    /**
     * Reads a rule that was sent.
     *
     * @param id the id in the address, which must be the rule's
     * @param yaml the body
     * @throws HttpProblem that names everything wrong with it, each with line and column
     */
    public static Rule read(String id, @Nullable String yaml) {
        RuleReading reading = RuleReader.read(id, "rule.yaml", yaml == null ? "" : yaml);
        Rule rule = reading.rule();
        if (rule != null) {
            return rule;
        }
        int count = reading.errors().size();
        throw HttpProblem.builder()
                .withTitle("The rule cannot be read")
                .withStatus(UNPROCESSABLE)
                .withDetail((count == 1 ? "One error was" : count + " errors were")
                        + " found; nothing has changed. The first is at "
                        + reading.errors().get(0))
                .with("errors", reading.errors())
                .build();
    }

    /** No such rule. */
    public static HttpProblem unknown(String id) {
        return problem(Status.NOT_FOUND, "Not found", "There is no rule '" + id + "'; GET /api/v1/rules lists them.");
    }

    static HttpProblem conflict(String detail) {
        return problem(Status.CONFLICT, "Another version stands", detail);
    }

    static HttpProblem notKept() {
        return problem(
                Status.SERVICE_UNAVAILABLE,
                "Kafka does not answer",
                "Kafka has not acknowledged the rule in time. Sending the same again is safe.");
    }

    private static HttpProblem problem(Status status, String title, String detail) {
        return HttpProblem.builder()
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .build();
    }
}
