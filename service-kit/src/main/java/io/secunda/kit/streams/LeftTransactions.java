package io.secunda.kit.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.jboss.logging.Logger;

/**
 * Transactions that a stream left open before the clock was put back. The broker would end them when its clock is past the
 * time they began and as long again as they may take; until then nobody sees what was written behind them.
 */
public final class LeftTransactions {

    private static final Logger LOG = Logger.getLogger(LeftTransactions.class);

    /** More than the clocks of a broker and a service differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private LeftTransactions() {}

    /**
     * Ends those of an application that began in what is the future now.
     *
     * @param applicationId of the stream
     * @param clients what is configured for all Kafka clients
     * @return the transactional ids of those that were ended
     * @throws IllegalStateException if the broker does not do it
     */
    public static List<String> end(String applicationId, Map<String, Object> clients, Clock clock) {
        Instant latest = clock.instant().plus(SKEW);
        try (Admin admin = Admin.create(clients)) {
            List<String> open = admin
                    .listTransactions(new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(applicationId + "-"))
                    .toList();
            List<String> left = admin.describeTransactions(open).all().get().entrySet().stream()
                    .filter(entry -> began(entry.getValue()).isAfter(latest))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!left.isEmpty()) {
                LOG.warnf("transactions began in what is the future now, and are ended: ids=%s", left);
                admin.fenceProducers(left).all().get();
            }
            return left;
        } catch (ExecutionException e) {
            throw new IllegalStateException("transactions that were left open cannot be ended: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while transactions that were left open were ended", e);
        }
    }

    private static Instant began(TransactionDescription transaction) {
        return Instant.ofEpochMilli(transaction.transactionStartTimeMs().orElse(Long.MIN_VALUE));
    }
}
