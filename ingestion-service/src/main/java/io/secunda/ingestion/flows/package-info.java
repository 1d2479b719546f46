/** Movements between cities: taken in, and looked up. */
@NullMarked
package io.secunda.ingestion.flows;

import org.jspecify.annotations.NullMarked;
