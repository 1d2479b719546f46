/** What indicators were and are: the view over the values that were told, and its queries. */
@NullMarked
package io.secunda.metrics.indicators;

import org.jspecify.annotations.NullMarked;
