/** A territory: its cities, regions, memberships and variables. */
@NullMarked
package io.secunda.events.geography;

import org.jspecify.annotations.NullMarked;
