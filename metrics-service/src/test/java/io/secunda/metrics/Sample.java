package io.secunda.metrics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.City;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The sample of three mega-regions as records, see {@code golden/README.md}. */
final class Sample {

    private static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");
    private static final String CN = "CN";

    private Sample() {}

    static List<NamedCsvRecord> rows(String file) {
        Reader reader = new InputStreamReader(
                Objects.requireNonNull(Sample.class.getResourceAsStream(file)), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(reader).stream().toList();
    }

    static List<Geography> geography() {
        List<Geography> geography = new ArrayList<>();
        geography.add(new Territory(CN, new Names("China", "中国"), List.of(5, 10), THEN));
        geography.add(variable(
                CoreVariables.find(CN, "population_65_plus").orElseThrow(),
                "population_65_plus",
                "population_constant_boundaries"));
        rows("/sample/cities.csv")
                .forEach(r -> geography.add(new City(
                        CN,
                        r.getField("code"),
                        names(r),
                        r.getField("province"),
                        Double.parseDouble(r.getField("lon")),
                        Double.parseDouble(r.getField("lat")),
                        r.getField("admin_level"),
                        THEN)));
        rows("/sample/regions.csv")
                .forEach(r -> geography.add(new Region(CN, r.getField("region_id"), names(r), THEN)));
        rows("/sample/memberships.csv")
                .forEach(r -> geography.add(new Membership(
                        CN,
                        r.getField("region_id"),
                        r.getField("city_code"),
                        Role.parse(r.getField("role")),
                        null,
                        null,
                        r.getField("source"),
                        THEN)));
        return geography;
    }

    private static Variable variable(Variable like, String id, String base) {
        return new Variable(CN, id, like.names(), like.unit(), Kind.STOCK, like.direction(), null, base, false, THEN);
    }

    private static Names names(NamedCsvRecord row) {
        return new Names(row.getField("name_en"), row.getField("name_zh"));
    }

    static List<Observation> observations() {
        return rows("/sample/observations.csv").stream()
                .map(r -> new Observation(
                        CN,
                        r.getField("city_code"),
                        r.getField("variable"),
                        Period.parse(r.getField("period")),
                        Double.valueOf(r.getField("value")),
                        r.getField("unit"),
                        r.getField("source"),
                        Status.A,
                        THEN,
                        THEN))
                .toList();
    }

    static List<Flow> flows() {
        return rows("/sample/flows.csv").stream()
                .map(r -> new Flow(
                        CN,
                        r.getField("origin_code"),
                        r.getField("destination_code"),
                        r.getField("kind"),
                        Period.parse(r.getField("period")),
                        Double.valueOf(r.getField("value")),
                        r.getField("unit"),
                        r.getField("source"),
                        Status.A,
                        THEN,
                        THEN))
                .toList();
    }

    static List<Agreement> agreements() {
        return rows("/sample/agreements.csv").stream()
                .map(r -> new Agreement(
                        CN,
                        r.getField("id"),
                        null,
                        Period.parse(r.getField("signed")),
                        r.getField("ends").isEmpty() ? null : Period.parse(r.getField("ends")),
                        r.getField("kind"),
                        list(r.getField("participants")),
                        list(r.getField("leads")),
                        list(r.getField("levels")).stream().map(Level::parse).toList(),
                        milestones(list(r.getField("milestones_due")), list(r.getField("milestones_delivered"))),
                        r.getField("source"),
                        THEN,
                        THEN))
                .toList();
    }

    private static List<String> list(String written) {
        return written.isEmpty() ? List.of() : List.of(written.split("\\|"));
    }

    private static List<Agreement.Milestone> milestones(List<String> due, List<String> delivered) {
        return IntStream.range(0, due.size())
                .mapToObj(i -> new Agreement.Milestone(
                        Period.parse(due.get(i)),
                        i < delivered.size() && !delivered.get(i).isEmpty() ? Period.parse(delivered.get(i)) : null))
                .toList();
    }
}
