/** What became of recommendations between two moments, and because of which values. */
@NullMarked
package io.secunda.policy.changes;

import org.jspecify.annotations.NullMarked;
