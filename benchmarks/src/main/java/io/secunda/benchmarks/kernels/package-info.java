/** Speed of the arithmetic, by JMH. */
@NullMarked
package io.secunda.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
