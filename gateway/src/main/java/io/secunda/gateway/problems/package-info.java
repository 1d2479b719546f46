/** Errors as RFC 9457 problems, for what is answered before a resource is reached. */
@NullMarked
package io.secunda.gateway.problems;

import org.jspecify.annotations.NullMarked;
