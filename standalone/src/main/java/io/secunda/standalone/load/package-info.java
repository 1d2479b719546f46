/** Data folders and files on their way into a running system. */
@NullMarked
package io.secunda.standalone.load;

import org.jspecify.annotations.NullMarked;
