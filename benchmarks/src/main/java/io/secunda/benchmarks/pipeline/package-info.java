/** Speed of the pipeline, as a ratio to raw Kafka on the same machine in the same run. */
@NullMarked
package io.secunda.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
