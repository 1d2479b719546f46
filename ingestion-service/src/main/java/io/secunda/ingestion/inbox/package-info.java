/** CloudEvents that others write straight onto Kafka. */
@NullMarked
package io.secunda.ingestion.inbox;

import org.jspecify.annotations.NullMarked;
