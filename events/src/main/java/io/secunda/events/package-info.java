/** The words that cross a topic: periods, names, subjects. The records themselves are in the packages below. */
@NullMarked
package io.secunda.events;

import org.jspecify.annotations.NullMarked;
