package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import io.secunda.metrics.catalogue.Family.Place;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is computed, in words. */
@Path("/api/v1/catalogue/indicators")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    /** One family of indicators. */
    @Schema(description = "What an indicator says, how it is computed and where the definition comes from")
    public record Entry(
            @Schema(examples = "core_share(x)", description = "Id; `(x)` stands for a variable")
            String id,

            @Schema(examples = "core_share") String family,

            Names names,
            @Schema(examples = "[\"region\"]") List<String> scale,
            String definition,
            String formula,
            String unit,
            String range,
            String source,

            @Schema(
                    description =
                            "The variables it is computed from; `x` is the one in its id, `base` what that is part of")
            List<String> needs,

            @Schema(description = "Whether change over a window is measured")
            boolean windowed) {

        static Entry of(Family family) {
            return new Entry(
                    id(family),
                    family.id(),
                    family.names(),
                    family.places().stream().map(Entry::scale).distinct().toList(),
                    family.definition(),
                    family.formula(),
                    family.unit(),
                    family.range(),
                    family.source(),
                    family.needs(),
                    family.windowed());
        }

        private static String id(Family family) {
            return switch (family.each()) {
                case ONCE -> family.id();
                case GDP_PER_HEAD -> family.id() + "(gdp_per_head)";
                default -> family.id() + "(x)";
            };
        }

        private static String scale(Place place) {
            return switch (place) {
                case REGION -> "region";
                case TERRITORY -> "territory";
                case CITY_IN_REGION, CITY_IN_TERRITORY, CITY -> "city";
                case PAIR_IN_REGION -> "pair";
            };
        }
    }

    private final Families families;

    CatalogueResource(Families families) {
        this.families = families;
    }

    /** All families, in the order of the chapters. */
    @GET
    @Operation(operationId = "indicatorCatalogue", summary = "Every indicator with its definition and source")
    public List<Entry> indicators() {
        return families.all().stream().map(Entry::of).toList();
    }
}
