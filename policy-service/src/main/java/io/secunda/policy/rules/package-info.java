/** Rules as data: reading them, with errors by line and column, and their conditions. */
@NullMarked
package io.secunda.policy.rules;

import org.jspecify.annotations.NullMarked;
