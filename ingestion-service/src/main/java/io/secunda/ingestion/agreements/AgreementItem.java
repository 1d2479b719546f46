package io.secunda.ingestion.agreements;

import io.secunda.events.Names;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement, as the API shows it. */
@Schema(description = "A cooperation agreement between cities as its source released it")
record AgreementItem(
        @Schema(examples = "CN") String territory,
        @Schema(examples = "YRD-01") String id,
        @Schema(nullable = true) @Nullable Names title,

        @Schema(examples = "2006-11-01", description = "A year or month where the day is not known")
        String signed,

        @Schema(nullable = true, description = "Last day it runs; absent while it has no end") @Nullable String ends,

        @Schema(examples = "joint_park") String kind,
        @Schema(examples = "[\"320500\", \"321300\"]") List<String> participants,

        @Schema(description = "Codes of cities, `provincial` or `national`")
        List<String> leads,

        List<String> levels,
        List<MilestoneItem> milestones,
        String source,
        Instant released,
        Instant recorded) {

    static final List<String> COLUMNS = List.of(
            "territory",
            "id",
            "title_en",
            "title_zh",
            "signed",
            "ends",
            "kind",
            "participants",
            "leads",
            "levels",
            "milestones_due",
            "milestones_delivered",
            "source",
            "released",
            "recorded");

    /** Something agreed to be done. */
    record MilestoneItem(
            String due, @Schema(nullable = true) @Nullable String delivered) {

        static MilestoneItem from(Agreement.Milestone milestone) {
            return new MilestoneItem(
                    milestone.due().toString(),
                    milestone.delivered() == null ? null : milestone.delivered().toString());
        }
    }

    static AgreementItem from(Agreement a) {
        return new AgreementItem(
                a.territory(),
                a.id(),
                a.title(),
                a.signed().toString(),
                a.ends() == null ? null : a.ends().toString(),
                a.kind(),
                a.participants(),
                a.leads(),
                a.levels().stream().map(Level::toString).toList(),
                a.milestones().stream().map(MilestoneItem::from).toList(),
                a.source(),
                a.released(),
                a.recorded());
    }

    /** The columns of an upload again, so that what is read can be sent. */
    List<@Nullable Object> row() {
        return Arrays.asList(
                territory,
                id,
                title == null ? null : title.en(),
                title == null ? null : title.zh(),
                signed,
                ends,
                kind,
                String.join("|", participants),
                String.join("|", leads),
                String.join("|", levels),
                milestones.stream().map(MilestoneItem::due).collect(Collectors.joining("|")),
                milestones.stream()
                        .map(m -> Objects.requireNonNullElse(m.delivered(), ""))
                        .collect(Collectors.joining("|")),
                source,
                released,
                recorded);
    }
}
