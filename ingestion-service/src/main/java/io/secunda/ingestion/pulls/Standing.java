package io.secunda.ingestion.pulls;

import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.pulls.Fetcher.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands.
 *
 * @param outcome of the last attempt: taken in, unchanged, or why not
 * @param version of what was taken in last without a rejected row; what had one is taken in anew, since what was missing
 *     may be there by then
 * @param report of what was taken in last
 * @param atLeast how long the server wants to be left alone
 * @param failures attempts that failed since the last that did not
 */
record Standing(
        String outcome,
        Version version,
        @Nullable Report report,
        Duration atLeast,
        int failures,
        @Nullable Instant tried,
        @Nullable Instant succeeded) {

    static final Standing BEGINNING =
            new Standing("not tried yet", Version.UNKNOWN, null, Duration.ZERO, 0, null, null);

    private static final int MOST_DOUBLINGS = 20;

    Standing taken(Report report, Version version, Instant now) {
        Version kept = report.rejected() == 0 ? version : Version.UNKNOWN;
        return new Standing("taken in", kept, report, Duration.ZERO, 0, now, now);
    }

    Standing unchanged(Instant now) {
        return new Standing("unchanged", version, report, Duration.ZERO, 0, now, now);
    }

    Standing failed(String why, @Nullable Instant now) {
        return failed(why, Duration.ZERO, now);
    }

    Standing failed(String why, Duration atLeast, @Nullable Instant now) {
        return new Standing("failed: " + why, version, report, atLeast, failures + 1, now, succeeded);
    }

    /** How long to wait for the next attempt. */
    Duration pause(Duration every, Duration retry) {
        if (failures == 0) {
            return every;
        }
        Duration doubled = retry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(every) < 0 ? doubled : every;
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }

    Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        status.put("outcome", outcome);
        status.put("failures", failures);
        if (tried != null) {
            status.put("tried", tried.toString());
        }
        if (succeeded != null) {
            status.put("succeeded", succeeded.toString());
        }
        if (report != null) {
            status.put("received", report.received());
            status.put("accepted", report.accepted());
            status.put("unchanged", report.unchanged());
            status.put("rejected", report.rejected());
            if (!report.errors().isEmpty()) {
                var first = report.errors().get(0);
                status.put("firstError", "row " + first.row() + ": " + first.column() + ": " + first.reason());
            }
        }
        return status;
    }
}
