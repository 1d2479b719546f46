/** Requests that are sent again under the same {@code Idempotency-Key}. */
@NullMarked
package io.secunda.ingestion.repeats;

import org.jspecify.annotations.NullMarked;
