/** The process a service runs in. */
@NullMarked
package io.secunda.kit.process;

import org.jspecify.annotations.NullMarked;
