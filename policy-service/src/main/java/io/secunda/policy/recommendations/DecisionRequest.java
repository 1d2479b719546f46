package io.secunda.policy.recommendations;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Code;
import io.secunda.events.recommendation.Verdict;
import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as it is sent. */
@Schema(description = "What is decided on a recommendation, by whom and why")
public record DecisionRequest(
        @Nullable @Schema(description = "Its id; without one the Idempotency-Key, else a new one is made")
        String id,

        @Schema(enumeration = {"acknowledge", "accept", "reject", "defer"})
        Verdict decision,

        @Schema(minLength = 1, maxLength = 200) String who,
        @Schema(minLength = 1, maxLength = 4000) String why,

        @Nullable @Schema(description = "Until when it is put off: a time or a day; needed to defer, else left out")
        Instant until) {

    private static final int LONGEST_WHO = 200;
    private static final int LONGEST_WHY = 4000;

    /** Reads a body; a {@link BadRequestException} names the field that is wrong. */
    static DecisionRequest read(JsonNode body, Instant now) {
        Verdict decision = field("decision", text(body, "decision", 40), Verdict::parse);
        String id = body.hasNonNull("id") ? field("id", text(body, "id", 64), t -> Code.require("the id", t)) : null;
        Instant until =
                body.hasNonNull("until") ? field("until", text(body, "until", 40), DecisionRequest::time) : null;
        if (decision == Verdict.DEFER && until == null) {
            throw bad("until", "is missing; say until when it is put off, 2027-03-01 or 2027-03-01T00:00:00Z");
        }
        if (decision != Verdict.DEFER && until != null) {
            throw bad("until", "goes with 'defer' only");
        }
        if (until != null && !until.isAfter(now)) {
            throw bad("until", until + " is not in the future");
        }
        return new DecisionRequest(id, decision, text(body, "who", LONGEST_WHO), text(body, "why", LONGEST_WHY), until);
    }

    private static String text(JsonNode body, String name, int longest) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw bad(name, "is missing");
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty() || text.length() > longest) {
            throw bad(name, "must be a text of 1 to " + longest + " characters");
        }
        return text;
    }

    private static Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; write 2027-03-01 or 2027-03-01T00:00:00Z", e);
        }
    }

    private static <T> T field(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("field '" + name + "': " + e.getMessage(), e);
        }
    }

    private static BadRequestException bad(String name, String problem) {
        return new BadRequestException("field '" + name + "': " + problem);
    }
}
