package io.secunda.policy.rules;

import io.secunda.events.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as the API shows it. */
@Schema(name = "Rule", description = "What it looks at, when it speaks, and what it says")
public record RuleResponse(
        @Schema(examples = "polarization-population") String id,
        int version,

        @Schema(enumeration = {"city", "pair", "region", "territory"})
        String subject,

        @Nullable @Schema(description = "Only cities of this role, if given")
        String role,

        List<InputResponse> inputs,

        @Schema(description = "When it is raised, in CEL over the inputs")
        String raise,

        @Schema(description = "When it is withdrawn") String withdraw,
        @Schema(description = "0 to 1") String severity,
        double updateThreshold,
        double minCoverage,
        String whenMissing,
        String theme,
        String mismatch,
        Names title,
        Names rationale,
        List<Names> instruments,
        List<String> levels,
        List<String> references,

        @Schema(description = "Successive periods for which the condition must hold before it is raised")
        int persistence,

        @Nullable @Schema(description = "Which group of recommendations it belongs to, 1 to 15 for the shipped ones")
        Integer group,

        @Nullable @Schema(description = "The division of a planning bureau that keeps it")
        Names owner,

        @Nullable LocalDate reviewed,
        @Nullable LocalDate reviewDue,

        @Schema(description = "Plans and guidelines of governments")
        List<String> planDocuments) {

    /** An input as the API shows it. */
    @Schema(name = "RuleInput")
    public record InputResponse(
            String name,
            @Schema(description = "In order of preference") List<String> indicators,

            @Schema(description = "In order of preference; `-` for an indicator of one period")
            List<String> windows,

            @Nullable String part,
            String at,
            boolean optional,

            @Schema(
                    enumeration = {"own", "region", "core"},
                    description = "Whose value is read")
            String of,

            @Nullable @Schema(description = "1 when the value names it, else 0")
            String component,

            @Schema(
                    enumeration = {"ignore", "use"},
                    description = "What a value across a marked break is worth")
            String acrossBreaks,

            @Schema(description = "Indicators that are above 0 where the series breaks")
            List<String> breaks) {

        static InputResponse from(Input input) {
            return new InputResponse(
                    input.name(),
                    input.indicators(),
                    input.windows(),
                    input.part(),
                    lower(input.at()),
                    input.optional(),
                    lower(input.of()),
                    input.component(),
                    lower(input.acrossBreaks()),
                    input.breaks());
        }
    }

    static RuleResponse from(Rule rule) {
        Rule.Advice advice = rule.advice();
        return new RuleResponse(
                rule.id(),
                rule.version(),
                lower(rule.scale()),
                rule.role() == null ? null : rule.role().toString(),
                rule.inputs().values().stream().map(InputResponse::from).toList(),
                rule.raise().text(),
                rule.withdraw().text(),
                rule.severity().text(),
                rule.updateThreshold(),
                rule.minCoverage(),
                lower(rule.whenMissing()),
                rule.theme(),
                rule.mismatch(),
                advice.title(),
                advice.rationale(),
                advice.instruments(),
                advice.levels().stream().map(Object::toString).toList(),
                advice.references(),
                rule.persistence(),
                rule.keeping().group(),
                rule.keeping().owner(),
                rule.keeping().reviewed(),
                rule.keeping().reviewDue(),
                rule.keeping().planDocuments());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
