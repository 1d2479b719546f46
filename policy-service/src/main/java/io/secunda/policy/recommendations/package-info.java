/** The read side of recommendations: view, queries, HTTP. */
@NullMarked
package io.secunda.policy.recommendations;

import org.jspecify.annotations.NullMarked;
