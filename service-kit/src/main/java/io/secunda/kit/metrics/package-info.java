/** What meters of all services have in common. */
@NullMarked
package io.secunda.kit.metrics;

import org.jspecify.annotations.NullMarked;
