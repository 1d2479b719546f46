package io.secunda.metrics.recompute;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.indicators.Outcome;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.catalogue.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom an item may be about. */
final class Subjects {

    private static final int NONE = -1;
    private static final Finding NOTHING =
            new Finding(Outcome.absent(Outcome.Reason.MISSING_INPUT), Map.of(), List.of(), 0);

    private Subjects() {}

    /** The scope, its cities and its pairs, as far as the item's family is about them. */
    static List<Told> of(Item item, int cities) {
        Set<Place> places = item.indicator().family().places();
        Scale scale = item.scope().scale();
        List<Told> all = new ArrayList<>();
        if (isAboutWhole(places, scale)) {
            all.add(new Told(NONE, NONE, NOTHING, null));
        }
        boolean region = scale == Scale.REGION;
        boolean eachCity = (region && places.contains(Place.CITY_IN_REGION))
                || (scale == Scale.TERRITORY && places.contains(Place.CITY_IN_TERRITORY));
        for (int i = 0; i < cities; i++) {
            if (eachCity) {
                all.add(new Told(i, NONE, NOTHING, null));
            }
            for (int j = i + 1; region && places.contains(Place.PAIR_IN_REGION) && j < cities; j++) {
                all.add(new Told(i, j, NOTHING, null));
            }
        }
        return all;
    }

    private static boolean isAboutWhole(Set<Place> places, Scale scale) {
        return switch (scale) {
            case REGION -> places.contains(Place.REGION);
            case TERRITORY -> places.contains(Place.TERRITORY);
            case CITY -> places.contains(Place.CITY);
            case PAIR -> false;
        };
    }

    /** The subject of a finding. */
    static Subject subject(Subject scope, Told told, List<String> cities, @Nullable String region) {
        if (told.isWhole()) {
            return scope;
        }
        String first = cities.get(told.first());
        return told.isPair()
                ? new Subject(Scale.PAIR, first, cities.get(told.second()), region)
                : new Subject(Scale.CITY, first, null, region);
    }
}
