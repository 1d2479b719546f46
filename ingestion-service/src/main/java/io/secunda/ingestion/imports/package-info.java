/** How far the uploads of this instance have come. */
@NullMarked
package io.secunda.ingestion.imports;

import org.jspecify.annotations.NullMarked;
