/** Cooperation agreements: taken in, and looked up. */
@NullMarked
package io.secunda.ingestion.agreements;

import org.jspecify.annotations.NullMarked;
