/** From a figure sent to the indicator and the recommendation that a subscriber is told of. */
@NullMarked
package io.secunda.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
