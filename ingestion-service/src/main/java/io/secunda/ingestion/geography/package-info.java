/** Territories, cities, regions, memberships and variables: taken in, and looked up. */
@NullMarked
package io.secunda.ingestion.geography;

import org.jspecify.annotations.NullMarked;
