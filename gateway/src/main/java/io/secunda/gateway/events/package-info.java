/** Events out: a stream that resumes where it was left, and the same as pages to be pulled. */
@NullMarked
package io.secunda.gateway.events;

import org.jspecify.annotations.NullMarked;
