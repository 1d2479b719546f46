/** Facts in MongoDB: one document a series, with its periods and vintages. */
@NullMarked
package io.secunda.ingestion.series;

import org.jspecify.annotations.NullMarked;
