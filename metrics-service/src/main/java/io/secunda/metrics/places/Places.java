package io.secunda.metrics.places;

import java.util.Map;

/** Where cities are. */
public interface Places {

    /** Places of the cities of a territory, by code; only of those whose place is known. */
    Map<String, Place> of(String territory);
}
