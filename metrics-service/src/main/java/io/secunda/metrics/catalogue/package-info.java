/** What is computed: for each indicator its inputs, its scales, its words, and the kernel that is called. */
@NullMarked
package io.secunda.metrics.catalogue;

import org.jspecify.annotations.NullMarked;
