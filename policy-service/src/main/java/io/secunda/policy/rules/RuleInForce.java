package io.secunda.policy.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule with its versions, as the API shows it. */
@Schema(name = "RuleInForce", description = "The rule that is in force under an id, and all versions there were")
public record RuleInForce(
        @Schema(examples = "polarization-gdp") String id,

        @Nullable @Schema(description = "The version in force; absent when none is")
        Integer version,

        @Nullable @Schema(
                implementation = String.class,
                enumeration = {"shipped", "folder", "posted"})
        RuleSource source,

        @Nullable @Schema(description = "What it says; absent when none is in force")
        RuleResponse rule,

        @Schema(description = "In order of version") List<Version> versions) {

    /** A version of a rule. */
    @Schema(name = "RuleVersion")
    public record Version(
            int version,

            @Schema(
                    implementation = String.class,
                    enumeration = {"shipped", "folder", "posted"})
            RuleSource source,

            boolean inForce,

            @Nullable @Schema(description = "When it was posted; absent for one of the folders")
            Instant posted,

            @Nullable @Schema(description = "When it was turned off")
            Instant off) {}

    /** What is known of an id; a problem when nothing is. */
    static RuleInForce of(String id, RuleState state) {
        if (state.highest(id) == 0) {
            throw RuleProblems.unknown(id);
        }
        Rule rule = state.base().rule(id).orElse(null);
        FolderRules.Text text = state.text(id);
        List<Version> versions = new ArrayList<>();
        boolean posted = state.postedInForce(id).isPresent();
        FolderRules.Text own = state.folders().texts().get(id);
        Rule inFolder = state.folders().base().rule(id).orElse(null);
        if (own != null && inFolder != null) {
            versions.add(new Version(inFolder.version(), own.source(), !posted, null, null));
        }
        state.versions(id)
                .values()
                .forEach(version -> versions.add(new Version(
                        version.version(),
                        RuleSource.POSTED,
                        state.postedInForce(id).filter(version::equals).isPresent(),
                        version.posted(),
                        version.off())));
        versions.sort(Comparator.comparingInt(Version::version));
        return new RuleInForce(
                id,
                rule == null ? null : rule.version(),
                text == null ? null : text.source(),
                rule == null ? null : RuleResponse.from(rule),
                versions);
    }
}
