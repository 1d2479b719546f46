package io.secunda.ingestion.geography;

import io.secunda.ingestion.geography.GeographyItems.CityItem;
import io.secunda.ingestion.geography.GeographyItems.ListOf;
import io.secunda.ingestion.geography.GeographyItems.MemberItem;
import io.secunda.ingestion.geography.GeographyItems.RegionDetail;
import io.secunda.ingestion.geography.GeographyItems.RegionItem;
import io.secunda.ingestion.geography.GeographyItems.TerritoryItem;
import io.secunda.ingestion.http.Tables;
import io.secunda.kit.exchange.GeoJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Territories with their cities and regions; each list also as a table, and as GeoJSON where it has places. */
@Path("/api/v1/territories")
@Tag(name = "Territories", description = "Countries, or other closed sets of cities, with their cities and regions")
public class TerritoryResource {

    private final Territories territories;

    TerritoryResource(Territories territories) {
        this.territories = territories;
    }

    /** All territories. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTerritories", summary = "All territories", description = "Also as text/csv.")
    public ListOf<TerritoryItem> all() {
        return new ListOf<>(territories.all());
    }

    /** All territories as a table. */
    @GET
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response allTable() {
        return Tables.csv(TerritoryItem.COLUMNS, territories.all().stream().map(TerritoryItem::row));
    }

    /** One territory. */
    @GET
    @Path("/{territory}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTerritory", summary = "One territory", description = "Its names and windows.")
    @APIResponse(responseCode = "200", description = "The territory")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public TerritoryItem one(String territory) {
        return territories.one(territory);
    }

    /** Its cities. */
    @GET
    @Path("/{territory}/cities")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCities",
            summary = "Its cities",
            description = "In order of code. Also as text/csv and application/geo+json, by Accept or .../cities.csv and"
                    + " .../cities.geojson.")
    @APIResponse(responseCode = "200", description = "The cities")
    @APIResponse(responseCode = "404", description = "There is no such territory")
    public ListOf<CityItem> cities(String territory) {
        return new ListOf<>(
                territories.cities(territory).stream().map(CityItem::from).toList());
    }

    /** Its cities as a table. */
    @GET
    @Path("/{territory}/cities")
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response citiesTable(String territory) {
        return Tables.csv(
                CityItem.COLUMNS,
                territories.cities(territory).stream().map(c -> CityItem.from(c).row()));
    }

    /** Its cities as points. */
    @GET
    @Path("/{territory}/cities")
    @Produces(GeoJson.ON_DEMAND)
    @Operation(hidden = true)
    public Response citiesOnMap(String territory) {
        return OnMap.answer(
                territories.cities(territory).stream().map(OnMap::city).toList());
    }

    /** Its regions. */
    @GET
    @Path("/{territory}/regions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRegions",
            summary = "Its regions",
            description = "In order of id, with the numbers of core and secondary cities today. Also as text/csv and"
                    + " application/geo+json (the places of their cities), by Accept or .../regions.csv and"
                    + " .../regions.geojson.")
    @APIResponse(responseCode = "200", description = "The regions")
    @APIResponse(responseCode = "404", description = "There is no such territory")
    public ListOf<RegionItem> regions(String territory) {
        return new ListOf<>(territories.regions(territory));
    }

    /** Its regions as a table. */
    @GET
    @Path("/{territory}/regions")
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response regionsTable(String territory) {
        return Tables.csv(
                RegionItem.COLUMNS, territories.regions(territory).stream().map(RegionItem::row));
    }

    /** Its regions as the places of their cities. */
    @GET
    @Path("/{territory}/regions")
    @Produces(GeoJson.ON_DEMAND)
    @Operation(hidden = true)
    public Response regionsOnMap(String territory) {
        return OnMap.answer(territories.regionsOnMap(territory));
    }

    /** One region with its members. */
    @GET
    @Path("/{territory}/regions/{region}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRegion",
            summary = "One region with its members",
            description = "Every membership there was and is, with role and time. The members also as text/csv.")
    @APIResponse(responseCode = "200", description = "The region")
    @APIResponse(responseCode = "404", description = "There is no such region")
    public RegionDetail region(String territory, String region) {
        return territories.region(territory, region);
    }

    /** Members of one region as a table. */
    @GET
    @Path("/{territory}/regions/{region}")
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response membersTable(String territory, String region) {
        List<MemberItem> members = territories.region(territory, region).members();
        return Tables.csv(MemberItem.COLUMNS, members.stream().map(MemberItem::row));
    }
}
