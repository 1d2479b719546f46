/** What is known of a territory: its cities, regions, memberships, variables and figures, in the heap. */
@NullMarked
package io.secunda.metrics.territories;

import org.jspecify.annotations.NullMarked;
