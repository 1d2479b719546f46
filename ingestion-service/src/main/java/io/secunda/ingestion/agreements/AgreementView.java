package io.secunda.ingestion.agreements;

import io.secunda.events.agreement.Agreement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of agreements. */
interface AgreementView {

    /**
     * What is asked.
     *
     * @param territory the territory, or null for all
     * @param city code of a participant, or null for all
     * @param asOf only what was recorded until then, or null for all
     * @param includeHistory every vintage, not only the one that stands
     * @param limit how many agreements at most
     * @param after cell of the last agreement of the page before, or null
     */
    record Query(
            @Nullable String territory,
            @Nullable String city,
            @Nullable Instant asOf,
            boolean includeHistory,
            int limit,
            @Nullable String after) {}

    /** A page of agreements, in order of territory and id; those of one agreement are never on two pages. */
    record Page(List<Agreement> agreements, @Nullable String next) {}

    Page find(Query query);
}
