package io.secunda.ingestion.observations;

import io.secunda.events.observation.Observation;
import io.secunda.ingestion.series.FactPage;
import io.secunda.ingestion.series.SeriesQuery;

/** What is known of observations. */
interface ObservationView {

    /** A page of observations; fields to filter by are territory, city and variable. */
    FactPage<Observation> find(SeriesQuery query);
}
