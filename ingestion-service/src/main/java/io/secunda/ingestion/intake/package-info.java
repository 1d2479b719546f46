/** Request bodies as rows: formats, fields, limits, and the report of what became of each row. */
@NullMarked
package io.secunda.ingestion.intake;

import org.jspecify.annotations.NullMarked;
