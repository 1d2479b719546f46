/** How unevenly people, output and income are spread over the cities of a region, and whether the gaps close. */
@NullMarked
package io.secunda.indicators.unevenness;

import org.jspecify.annotations.NullMarked;
