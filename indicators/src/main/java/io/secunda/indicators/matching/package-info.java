/** Which cities should work together, for the greatest benefit of all. */
@NullMarked
package io.secunda.indicators.matching;

import org.jspecify.annotations.NullMarked;
