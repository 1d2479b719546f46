/** Everything that lasts, written to one file and read back. */
@NullMarked
package io.secunda.standalone.backup;

import org.jspecify.annotations.NullMarked;
