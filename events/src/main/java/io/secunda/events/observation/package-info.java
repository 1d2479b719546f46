/** Figures of a city: what is observed, by whom, and when it was released. */
@NullMarked
package io.secunda.events.observation;

import org.jspecify.annotations.NullMarked;
