/** Cooperation: what cities do, how alike and how complementary they are. */
@NullMarked
package io.secunda.indicators.function;

import org.jspecify.annotations.NullMarked;
