/** Figures in the formats of statistics offices: each is read as rows that have our columns and keep the file's words. */
@NullMarked
package io.secunda.formats;

import org.jspecify.annotations.NullMarked;
