/** Tables as comma-separated values. */
@NullMarked
package io.secunda.kit.csv;

import org.jspecify.annotations.NullMarked;
