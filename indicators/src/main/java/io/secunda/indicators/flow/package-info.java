/** Who exchanges with whom: flows of people, trains, capital between the cities of a region. */
@NullMarked
package io.secunda.indicators.flow;

import org.jspecify.annotations.NullMarked;
