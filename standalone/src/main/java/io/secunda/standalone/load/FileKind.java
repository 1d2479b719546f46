package io.secunda.standalone.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of files of a data folder, in the order in which they have to go in. */
enum FileKind {
    CITIES("cities", List.of("code"), List.of("code", "name_en", "name_zh", "province", "lon", "lat", "admin_level")),
    REGIONS("regions", List.of("region_id"), List.of("region_id", "name_en", "name_zh")),
    MEMBERSHIPS(
            "memberships",
            List.of("region_id", "city_code", "role"),
            List.of("region_id", "city_code", "role", "from", "to", "source")),
    OBSERVATIONS(
            "observations",
            List.of("city_code", "variable", "period", "value"),
            List.of("city_code", "variable", "period", "value", "unit", "source", "status", "released")),
    FLOWS(
            "flows",
            List.of("origin_code", "destination_code", "kind", "period", "value"),
            List.of(
                    "origin_code",
                    "destination_code",
                    "kind",
                    "period",
                    "value",
                    "unit",
                    "source",
                    "status",
                    "released")),
    AGREEMENTS(
            "agreements",
            List.of("id", "signed", "participants"),
            List.of(
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
                    "released"));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> required;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    FileKind(String word, List<String> required, List<String> columns) {
        this.word = word;
        this.required = required;
        this.columns = columns;
    }

    /** The path below the API, and what files are called. */
    String word() {
        return word;
    }

    /** Columns without which a row says nothing. */
    List<String> required() {
        return required;
    }

    /** All columns that are used. */
    List<String> columns() {
        return columns;
    }

    /** Whether a territory is described; everything else are facts. */
    boolean geography() {
        return this == CITIES || this == REGIONS || this == MEMBERSHIPS;
    }

    /** By the name of a file: {@code observations-2023.csv.gz}; several files only where there can be many rows. */
    static Optional<FileKind> byName(String fileName) {
        for (FileKind kind : values()) {
            String more = kind == OBSERVATIONS || kind == FLOWS ? ".*" : "";
            if (Pattern.matches(kind.word + more + "\\.csv(\\.gz)?", fileName)) {
                return Optional.of(kind);
            }
        }
        return Pattern.matches("(observations.*\\.json|wide.*\\.csv)(\\.gz)?", fileName)
                ? Optional.of(OBSERVATIONS)
                : Optional.empty();
    }

    /** By the columns of a file, the kinds with most required columns first. */
    static Optional<FileKind> byColumns(Set<String> columns) {
        for (FileKind kind : List.of(FLOWS, OBSERVATIONS, AGREEMENTS, MEMBERSHIPS)) {
            if (columns.containsAll(kind.required)) {
                return Optional.of(kind);
            }
        }
        if (columns.contains("code") && columns.contains("lon")) {
            return Optional.of(CITIES);
        }
        return columns.contains("region_id") ? Optional.of(REGIONS) : Optional.empty();
    }
}
