/** From facts to indicator values: what a fact touches, and the recomputation of what was touched. */
@NullMarked
package io.secunda.metrics.recompute;

import org.jspecify.annotations.NullMarked;
