package io.secunda.ingestion.series;

import io.secunda.events.Fact;
import io.secunda.events.Period;
import io.secunda.events.observation.Status;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How facts of a kind form series.
 *
 * @param <F> the fact
 */
public interface SeriesShape<F extends Fact> {

    /** What tells the series, without the period; its values are what queries filter by, in the order of the id. */
    Document series(F fact);

    /** What a fact is about. */
    Period period(F fact);

    /** The unit it came to. */
    String unit(F fact);

    /** All its statuses, or null when there is only one. */
    default @Nullable List<Status> statuses(F fact) {
        return null;
    }

    /** A fact from its series and from what is kept of it. */
    F fact(Document series, Entry entry);
}
