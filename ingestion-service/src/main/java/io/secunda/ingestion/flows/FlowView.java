package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
import io.secunda.ingestion.series.FactPage;
import io.secunda.ingestion.series.SeriesQuery;

/** What is known of flows. */
interface FlowView {

    /** A page of flows; fields to filter by are territory, origin, destination and kind. */
    FactPage<Flow> find(SeriesQuery query);
}
