/** Changes as they happen. */
@NullMarked
package io.secunda.standalone.watch;

import org.jspecify.annotations.NullMarked;
