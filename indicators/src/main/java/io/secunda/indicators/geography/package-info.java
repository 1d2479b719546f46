/** Where cities lie and which are near one another. */
@NullMarked
package io.secunda.indicators.geography;

import org.jspecify.annotations.NullMarked;
