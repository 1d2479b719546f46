/** The command line. */
@NullMarked
package io.secunda.standalone;

import org.jspecify.annotations.NullMarked;
