package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import io.secunda.events.geography.Direction;
import io.secunda.kit.http.Tagged;
import io.secunda.metrics.catalogue.Family.Place;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is computed, in words. */
@Path("/api/v1/catalogue/indicators")
@Tag(name = "Catalogue")
@Tagged
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
                    examples = "[\"10.1086/261816\"]",
                    description = "Identifiers of the publications the definition comes from")
            List<String> doi,

            @Schema(examples = "cost", description = "Whether more is better, worse or neither for a balanced region")
            Direction direction,

            @Schema(description = "When there is no value") String absent,

            @Schema(
                    description =
                            "What it is computed from; `x` is the variable, flow or indicator in its id, `base` what that is a"
                                    + " part of")
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
                    Notes.of(family).doi(),
                    Notes.of(family).direction(),
                    Notes.of(family).absent(),
                    inputs(family),
                    family.windowed());
        }

        private static List<String> inputs(Family family) {
            List<String> inputs = new ArrayList<>(family.needs());
            if (family.sectors()) {
                inputs.add("employment or value added by sector");
            }
            if (family.flows() || family.latestFlows()) {
                inputs.add("flows");
            }
            if (family.agreements()) {
                inputs.add("agreements");
            }
            family.looksAt().stream().sorted().forEach(inputs::add);
            return inputs;
        }

        /** Its id as it is written in general. */
        public static String id(Family family) {
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
