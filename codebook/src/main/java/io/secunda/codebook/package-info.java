/** What a provider's names, units and periods mean to us, and rows brought to them. */
@NullMarked
package io.secunda.codebook;

import org.jspecify.annotations.NullMarked;
