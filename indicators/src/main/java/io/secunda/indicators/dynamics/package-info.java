/** How a series moves through time. */
@NullMarked
package io.secunda.indicators.dynamics;

import org.jspecify.annotations.NullMarked;
