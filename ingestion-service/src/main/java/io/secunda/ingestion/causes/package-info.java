/** Which facts changed between two moments, and which of them a value may rest on. */
@NullMarked
package io.secunda.ingestion.causes;

import org.jspecify.annotations.NullMarked;
