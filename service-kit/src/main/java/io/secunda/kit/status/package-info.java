/** What a service tells about itself. */
@NullMarked
package io.secunda.kit.status;

import org.jspecify.annotations.NullMarked;
