/** Takes figures in: reads, checks and converts them, keeps their vintages, and shows what is known. */
@NullMarked
package io.secunda.ingestion;

import org.jspecify.annotations.NullMarked;
