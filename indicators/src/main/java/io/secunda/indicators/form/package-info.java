/** Coexistence: how the sizes of a region's cities relate to one another. */
@NullMarked
package io.secunda.indicators.form;

import org.jspecify.annotations.NullMarked;
