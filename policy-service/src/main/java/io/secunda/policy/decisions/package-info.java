/** What people decide on recommendations. */
@NullMarked
package io.secunda.policy.decisions;

import org.jspecify.annotations.NullMarked;
