/** What services with a stream do alike. */
@NullMarked
package io.secunda.kit.streams;

import org.jspecify.annotations.NullMarked;
