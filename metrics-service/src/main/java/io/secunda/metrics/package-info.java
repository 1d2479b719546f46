/** Recomputes every indicator that a new fact touches. */
@NullMarked
package io.secunda.metrics;

import org.jspecify.annotations.NullMarked;
