/** Files that are fetched from where others put them, again and again. */
@NullMarked
package io.secunda.ingestion.pulls;

import org.jspecify.annotations.NullMarked;
