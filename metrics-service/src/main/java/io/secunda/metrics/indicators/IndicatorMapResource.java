package io.secunda.metrics.indicators;

import io.secunda.events.Scale;
import io.secunda.kit.exchange.GeoJson;
import io.secunda.kit.http.Tagged;
import io.secunda.metrics.places.Places;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Values of cities on a map. */
@Path("/api/v1")
@Tag(name = "Indicators")
@Tagged
public class IndicatorMapResource {

    private final IndicatorView view;
    private final Places places;

    IndicatorMapResource(IndicatorView view, Places places) {
        this.view = view;
        this.places = places;
    }

    /** Values of cities as GeoJSON for who asks for it by media type. */
    @GET
    @Path("/indicators")
    @Produces(GeoJson.ON_DEMAND)
    @Operation(hidden = true)
    public Response map(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorQuery query = parameters.query();
        String territory = query.territory();
        if (territory == null) {
            throw new BadRequestException("parameter territory: a map is of one territory; say which");
        }
        if (query.scale() != null && query.scale() != Scale.CITY) {
            throw new BadRequestException("parameter scale: only cities have a place; leave it out");
        }
        IndicatorView.Page page = view.find(query.ofCities());
        byte[] features = IndicatorMap.write(page.items(), places.of(territory));
        return Links.linked(Response.ok(features, GeoJson.MEDIA_TYPE), page, uri);
    }

    /** Values of cities as GeoJSON. */
    @GET
    @Path("/indicators.geojson")
    @Produces(GeoJson.MEDIA_TYPE)
    @Operation(
            operationId = "indicatorsGeoJson",
            summary = "Indicator values of cities as GeoJSON (RFC 7946); the next page is in `Link`",
            description = "Cities of one territory as points, longitude and latitude in WGS 84. Also at"
                    + " /api/v1/indicators by Accept. A city seen in several regions is a feature in each. Without a"
                    + " value, `value` is null and `reason` says why.")
    @APIResponse(
            responseCode = "200",
            description = "The cities",
            content =
                    @Content(mediaType = GeoJson.MEDIA_TYPE, examples = @ExampleObject(name = "one city", value = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "CN/city:320500@YRD/relative_growth(gdp)/5y/2020",
               "geometry": {"type": "Point", "coordinates": [120.62, 31.32]},
               "properties": {"city": "320500", "name_en": "Suzhou", "name_zh": "苏州市", "region": "YRD", "role": "secondary",
                 "indicator": "relative_growth(gdp)", "window": "5y", "period": "2020", "value": 0.97, "unit": "ratio",
                 "status": "A", "reason": null}}]}""")))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read, or no territory was named")
    public Response geoJson(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        return map(parameters, uri);
    }
}
