/** Movements from one city to another. */
@NullMarked
package io.secunda.events.flow;

import org.jspecify.annotations.NullMarked;
