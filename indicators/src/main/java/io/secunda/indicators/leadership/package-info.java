/** Who cooperates with whom, who leads, at which level of government, and whether what is agreed gets done. */
@NullMarked
package io.secunda.indicators.leadership;

import org.jspecify.annotations.NullMarked;
