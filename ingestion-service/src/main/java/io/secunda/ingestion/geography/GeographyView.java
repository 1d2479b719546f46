package io.secunda.ingestion.geography;

import io.secunda.events.geography.City;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import java.util.List;
import java.util.Optional;

/** What is known of territories; lists are in order of key. */
interface GeographyView {

    List<Territory> territories();

    Optional<Territory> territory(String id);

    List<City> cities(String territory);

    List<Region> regions(String territory);

    List<Membership> memberships(String territory);

    /** The variables that a territory added or redefined. */
    List<Variable> variables(String territory);
}
