/** Turns indicators into recommendations: the stream graph and its runner. */
@NullMarked
package io.secunda.policy;

import org.jspecify.annotations.NullMarked;
