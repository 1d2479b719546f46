/** One event to very many subscribers. */
@NullMarked
package io.secunda.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
