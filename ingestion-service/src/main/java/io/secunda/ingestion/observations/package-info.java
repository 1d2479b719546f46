/** Figures of cities: taken in, and looked up. */
@NullMarked
package io.secunda.ingestion.observations;

import org.jspecify.annotations.NullMarked;
