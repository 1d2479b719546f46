/** What would be found if things were otherwise. */
@NullMarked
package io.secunda.metrics.scenarios;

import org.jspecify.annotations.NullMarked;
