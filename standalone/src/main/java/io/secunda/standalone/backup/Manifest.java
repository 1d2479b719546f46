package io.secunda.standalone.backup;

import java.time.Instant;
import java.util.List;

/**
 * What is in a backup; its last entry.
 *
 * @param format what the file is, and in which form
 * @param product what wrote it
 * @param taken when it was begun
 * @param log id of the Kafka cluster it is of: cursors of subscribers belong to it
 * @param partitions how many each topic has
 * @param inbox by partition, how far the inbox had been taken in when the backup was begun; -1 where nothing was
 * @param parts one for each topic
 */
record Manifest(
        String format, String product, Instant taken, String log, int partitions, List<Long> inbox, List<Part> parts) {

    static final String FORMAT = "secunda-backup/1";

    Manifest {
        inbox = List.copyOf(inbox);
        parts = List.copyOf(parts);
    }

    /**
     * The records of a topic.
     *
     * @param topic name on the broker
     * @param file entry of the backup
     * @param records how many lines it has
     * @param sha256 of its lines
     * @param ends by partition, the offset after the last record that was there
     */
    record Part(String topic, String file, long records, String sha256, List<Long> ends) {

        Part {
            ends = List.copyOf(ends);
        }
    }

    /** Records of all topics. */
    long records() {
        return parts.stream().mapToLong(Part::records).sum();
    }
}
