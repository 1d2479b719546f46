/** Which cities of a region should work together, and how far those that do come up to it. */
@NullMarked
package io.secunda.metrics.partnerships;

import org.jspecify.annotations.NullMarked;
