/** Figures on their way in, by each door, against a raw Kafka producer. */
@NullMarked
package io.secunda.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
