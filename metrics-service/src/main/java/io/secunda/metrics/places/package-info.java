/** Where cities are, for values on a map. */
@NullMarked
package io.secunda.metrics.places;

import org.jspecify.annotations.NullMarked;
