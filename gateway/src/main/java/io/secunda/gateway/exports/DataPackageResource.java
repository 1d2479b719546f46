package io.secunda.gateway.exports;

import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import io.secunda.gateway.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A territory as a Frictionless data package. Described in gateway-openapi.json. */
@Path("/api/v1/territories/{territory}/datapackage.zip")
public class DataPackageResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

    private final ServiceCalls services;
    private final Pages pages;
    private final LicenceConfig licence;
    private final Clock clock;

    DataPackageResource(ServiceCalls services, Pages pages, LicenceConfig licence, Clock clock) {
        this.services = services;
        this.pages = pages;
        this.licence = licence;
        this.clock = clock;
    }

    /** The package, written while it is read. What is recorded after it was begun is not in it. */
    @GET
    @Operation(hidden = true)
    public Response zip(String territory, @QueryParam("resource") List<String> names) {
        List<PackagedTable> tables = PackagedTable.ALL.stream()
                .filter(table -> names.isEmpty() || names.contains(table.name()))
                .toList();
        List<String> unknown = names.stream()
                .filter(name -> tables.stream().noneMatch(table -> table.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            return unknown(unknown.get(0), territory);
        }
        String id = URLEncoder.encode(territory, StandardCharsets.UTF_8);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int status = services.get(Service.INGESTION, "/api/v1/territories/" + id, PATIENCE)
                .map(ServiceCalls.Answer::status)
                .orElse(503);
        for (PackagedTable table : tables) {
            status = status == 200 ? pages.status(table.service(), table.probe(id, now)) : status;
        }
        if (status != 200) {
            return refused(status, territory);
        }
        StreamingOutput body = out -> write(out, tables, territory, id, now);
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"datapackage.zip\"")
                .build();
    }

    private static Response unknown(String name, String territory) {
        return new Problem(
                        400,
                        "A parameter cannot be read",
                        "resource='" + name + "' is no table of a package; there are "
                                + PackagedTable.ALL.stream()
                                        .map(PackagedTable::name)
                                        .collect(Collectors.joining(", ")))
                .response("/api/v1/territories/" + territory + "/datapackage.zip");
    }

    /** Asked before anything is sent: what fails later breaks off. */
    private static Response refused(int status, String territory) {
        Problem problem = status == 404
                ? new Problem(404, "Not found", "There is no territory '" + territory + "'.")
                : new Problem(
                        503,
                        "Part of the system does not answer",
                        "The territory cannot be read just now. Try again in a few seconds.");
        return problem.response("/api/v1/territories/" + territory + "/datapackage.zip");
    }

    /** A package that breaks off has no directory of its files, and no program takes it for a whole one. */
    private void write(OutputStream out, List<PackagedTable> tables, String territory, String id, Instant now)
            throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        List<Map<String, Object>> resources = new ArrayList<>();
        Set<String> sources = new TreeSet<>();
        for (PackagedTable table : tables) {
            zip.putNextEntry(new ZipEntry(table.file()));
            // from here on the answer is a package, and one that cannot be finished is cut
            zip.flush();
            var seen = new Seen(zip);
            pages.write(table.service(), table.address(id, now), seen);
            zip.closeEntry();
            resources.add(table.describe(seen.columns(), seen.sources(), seen.bytes(), seen.hash()));
            sources.addAll(seen.sources());
        }
        zip.putNextEntry(new ZipEntry("datapackage.json"));
        zip.write(Json.write(describe(territory, now, sources, resources)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private Map<String, Object> describe(
            String territory, Instant now, Set<String> sources, List<Map<String, Object>> resources) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("$schema", PROFILE);
        described.put("name", "secunda");
        described.put("title", "Secunda: figures, flows, agreements, indicators and recommendations of " + territory);
        described.put("created", now.toString());
        described.put("version", now.toString());
        if (!sources.isEmpty()) {
            described.put("sources", PackagedTable.titles(sources));
        }
        Optional<Map<String, Object>> given = licence.name().map(name -> {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("name", name);
            licence.title().ifPresent(title -> of.put("title", title));
            licence.path().ifPresent(path -> of.put("path", path));
            return of;
        });
        given.ifPresent(one -> described.put("licenses", List.of(one)));
        described.put("resources", resources);
        return described;
    }
}
