/** High-quality development: weights, scores, their coordination, and types of secondary cities. */
@NullMarked
package io.secunda.indicators.development;

import org.jspecify.annotations.NullMarked;
