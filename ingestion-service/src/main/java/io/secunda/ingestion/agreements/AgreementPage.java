package io.secunda.ingestion.agreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of agreements. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementPage(
        List<AgreementItem> items,

        @Schema(nullable = true, description = "Give this as `after` for the next page; absent on the last") @Nullable String next) {}
