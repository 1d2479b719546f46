package io.secunda.ingestion.observations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of observations. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObservationPage(
        List<ObservationItem> items,

        @Schema(nullable = true, description = "Give this as `after` for the next page; absent on the last") @Nullable String next) {}
