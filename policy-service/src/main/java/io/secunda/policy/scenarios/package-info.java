/** What would be recommended if things were otherwise. */
@NullMarked
package io.secunda.policy.scenarios;

import org.jspecify.annotations.NullMarked;
