/** How far a figure can be trusted: whether it is out of line, and how old it is. */
@NullMarked
package io.secunda.indicators.quality;

import org.jspecify.annotations.NullMarked;
