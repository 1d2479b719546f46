/** How long it takes until everything runs, and how much memory it has then. */
@NullMarked
package io.secunda.benchmarks.start;

import org.jspecify.annotations.NullMarked;
