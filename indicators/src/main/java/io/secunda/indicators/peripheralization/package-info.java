/** Which secondary cities fall behind, and in what. */
@NullMarked
package io.secunda.indicators.peripheralization;

import org.jspecify.annotations.NullMarked;
