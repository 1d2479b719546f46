package io.secunda.policy.evaluation;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import java.util.NavigableSet;
import java.util.Set;

/** The periods of one indicator of one subject, as far as they are known. */
interface Series {

    /** Periods with a record, in order; empty for an unknown series. */
    NavigableSet<Period> periods();

    /** The record of a known period. */
    IndicatorValue at(Period period);

    /** Where series are found. */
    interface Lookup {

        /**
         * Finds a series.
         *
         * @param window {@link io.secunda.policy.rules.Input#NO_WINDOW} for an indicator of one period
         */
        Series find(String territory, Subject subject, String indicator, String window);

        /** The cities that were core of a region at any period, as seen in it. Their values tell when. */
        default Set<Subject> coresOf(String territory, String region) {
            return Set.of();
        }
    }
}
