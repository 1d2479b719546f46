package io.secunda.ingestion.intake;

import io.secunda.ingestion.facts.Verdict;
import io.secunda.ingestion.imports.Imports;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the rows of one request. Not for several threads. */
public final class Tally {

    private static final int MOST_NOTES = 50;

    private final boolean dryRun;
    private final int mostErrors;
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final ProviderCounts providers = new ProviderCounts();
    private int received;
    private int accepted;
    private int unchanged;
    private int rejected;
    private int conflicts;

    /** @param mostErrors how many errors to list; all are counted */
    public Tally(boolean dryRun, int mostErrors) {
        this.dryRun = dryRun;
        this.mostErrors = mostErrors;
    }

    /** A row was read. */
    public void received() {
        received++;
        providers.of(null);
    }

    /** What is counted next is of a provider, until the next row. */
    public void of(@Nullable String provider) {
        providers.of(provider);
    }

    /** What was counted since the last call, by provider. */
    ProviderCounts providers() {
        return providers;
    }

    /** What became of a sound row. */
    public void count(Verdict verdict) {
        switch (verdict) {
            case ACCEPTED -> accepted();
            case UNCHANGED -> unchanged();
            case CONFLICT -> {
                accepted();
                conflict();
            }
        }
    }

    /** A row is new. */
    public void accepted() {
        accepted++;
        providers.now().accepted++;
    }

    /** A row says what is known. */
    public void unchanged() {
        unchanged++;
        providers.now().unchanged++;
    }

    /** An accepted row differs from the same release of the same source. */
    public void conflict() {
        conflicts++;
        providers.now().conflicts++;
    }

    /** A row is not taken in. */
    public void rejected(RowError error) {
        rejected++;
        providers.now().rejected++;
        if (errors.size() < mostErrors) {
            errors.add(error);
        }
    }

    /** Something to know about the request as a whole; said once. */
    public void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    /** Rows read so far. */
    public int rows() {
        return received;
    }

    /** Tells how far the import has come. */
    void tell(Imports.Run run) {
        run.at(received, accepted, unchanged, rejected);
    }

    /** Where the counting stands. */
    public Report report() {
        List<String> said = new ArrayList<>(notes);
        if (conflicts > 0) {
            said.add(conflicts + (conflicts == 1 ? " row gives" : " rows give")
                    + " another value for a release that was known already: the one recorded later stands");
        }
        return new Report(
                received,
                accepted,
                unchanged,
                rejected,
                conflicts,
                dryRun,
                errors.stream()
                        .sorted(java.util.Comparator.comparingInt(RowError::row))
                        .toList(),
                rejected > errors.size(),
                List.copyOf(said));
    }
}
