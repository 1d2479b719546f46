/** Why a secondary city falls behind, put together from what was told of it. */
@NullMarked
package io.secunda.metrics.diagnosis;

import org.jspecify.annotations.NullMarked;
