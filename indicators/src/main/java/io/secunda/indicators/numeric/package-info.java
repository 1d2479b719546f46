/** Arithmetic that several kernels share. */
@NullMarked
package io.secunda.indicators.numeric;

import org.jspecify.annotations.NullMarked;
