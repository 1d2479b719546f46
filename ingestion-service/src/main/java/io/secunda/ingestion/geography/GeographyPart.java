package io.secunda.ingestion.geography;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Direction;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.ingestion.intake.Columns;
import io.secunda.ingestion.intake.Fields;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.ingestion.intake.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a territory's description, in the order in which they need one another. */
enum GeographyPart {
    TERRITORY(List.of(), List.of("name_en", "name_zh", "windows")) {
        @Override
        Geography read(Fields fields, String territory, KnownGeography known, Instant now) {
            List<Integer> windows = fields.list("windows", 500).stream()
                    .map(GeographyPart::years)
                    .toList();
            return new Territory(
                    territory, names(fields, "name_en"), windows.isEmpty() ? Territory.DEFAULT_WINDOWS : windows, now);
        }
    },
    VARIABLES(
            List.of("id", "unit", "kind", "direction"), List.of("name_en", "name_zh", "dimension", "base", "tracked")) {
        @Override
        Geography read(Fields fields, String territory, KnownGeography known, Instant now) {
            return new Variable(
                    territory,
                    fields.code("id"),
                    names(fields, "name_en"),
                    fields.text("unit", Texts.LONGEST_UNIT),
                    require(fields, "kind", fields.parsed("kind", Kind::parse).orElse(null)),
                    require(
                            fields,
                            "direction",
                            fields.parsed("direction", Direction::parse).orElse(null)),
                    fields.optionalCode("dimension").orElse(null),
                    base(fields, territory, known),
                    fields.optionalFlag("tracked").orElse(false),
                    now);
        }
    },
    CITIES(List.of("code", "lon", "lat"), List.of("name_en", "name_zh", "province", "admin_level")) {
        @Override
        Geography read(Fields fields, String territory, KnownGeography known, Instant now) {
            return new City(
                    territory,
                    fields.code("code"),
                    names(fields, "name_en"),
                    fields.optionalText("province", Texts.LONGEST_NAME).orElse(""),
                    degrees(fields, "lon", 180),
                    degrees(fields, "lat", 90),
                    fields.optionalText("admin_level", Texts.LONGEST_UNIT).orElse(""),
                    now);
        }
    },
    REGIONS(List.of("region_id"), List.of("name_en", "name_zh")) {
        @Override
        Geography read(Fields fields, String territory, KnownGeography known, Instant now) {
            return new Region(territory, fields.code("region_id"), names(fields, "name_en"), now);
        }
    },
    MEMBERSHIPS(List.of("region_id", "city_code", "role", "source"), List.of("from", "to")) {
        @Override
        Geography read(Fields fields, String territory, KnownGeography known, Instant now) {
            String region = fields.code("region_id");
            if (!known.hasRegion(territory, region)) {
                throw new Rejected(
                        "region_id",
                        region,
                        "region '" + region + "' is not known in territory " + territory
                                + "; give it among the regions");
            }
            Period from = fields.optionalPeriod("from").orElse(null);
            Period to = fields.optionalPeriod("to").orElse(null);
            if (from != null && to != null && to.last().isBefore(from.first())) {
                throw new Rejected("to", to.toString(), "lies before it begins, " + from);
            }
            return new Membership(
                    territory,
                    region,
                    known.requireCity(territory, fields, "city_code"),
                    require(fields, "role", fields.parsed("role", Role::parse).orElse(null)),
                    from,
                    to,
                    fields.text("source", Texts.LONGEST_SOURCE),
                    now);
        }
    };

    // a record of immutable collections, which the compiler cannot see
    @SuppressWarnings("ImmutableEnumChecker")
    private final Columns columns;

    GeographyPart(List<String> required, List<String> optional) {
        this.columns = new Columns(required, optional, Map.of());
    }

    /** Name in a body. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Columns columns() {
        return columns;
    }

    /**
     * Reads and checks a row.
     *
     * @throws Rejected when something is not as it should be
     */
    abstract Geography read(Fields fields, String territory, KnownGeography known, Instant now);

    private static Names names(Fields fields, String column) {
        String en = fields.optionalText("name_en", Texts.LONGEST_NAME).orElse("");
        String zh = fields.optionalText("name_zh", Texts.LONGEST_NAME).orElse("");
        if (en.isEmpty() && zh.isEmpty()) {
            throw new Rejected(column, null, "is missing; a name in English (name_en) or Chinese (name_zh) is needed");
        }
        return new Names(en, zh);
    }

    private static double degrees(Fields fields, String column, int most) {
        BigDecimal number = fields.number(column);
        if (number.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new Rejected(
                    column, fields.written(column), "is not between -" + most + " and " + most + " degrees (WGS 84)");
        }
        return number.doubleValue();
    }

    private static int years(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 200) {
            return Integer.parseInt(text);
        }
        throw new Rejected("windows", text, "'" + text + "' is no number of years from 1 to 200");
    }

    private static @Nullable String base(Fields fields, String territory, KnownGeography known) {
        return fields.optionalCode("base")
                .map(id -> known.variable(territory, id)
                        .orElseThrow(() -> new Rejected("base", id, "variable '" + id + "' is not known"))
                        .id())
                .orElse(null);
    }

    private static <T> T require(Fields fields, String column, @Nullable T value) {
        if (value == null) {
            // says that it is missing
            fields.text(column, Texts.LONGEST_UNIT);
            throw new IllegalStateException(column);
        }
        return value;
    }
}
