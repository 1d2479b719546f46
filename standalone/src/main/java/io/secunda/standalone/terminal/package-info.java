/** What the command line says, and how. */
@NullMarked
package io.secunda.standalone.terminal;

import org.jspecify.annotations.NullMarked;
