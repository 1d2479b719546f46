/** What all resources have in common. */
@NullMarked
package io.secunda.ingestion.http;

import org.jspecify.annotations.NullMarked;
