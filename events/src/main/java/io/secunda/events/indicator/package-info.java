/** What metrics-service says: one value of one indicator. */
@NullMarked
package io.secunda.events.indicator;

import org.jspecify.annotations.NullMarked;
