/** How the running system is, and rebuilding its views. */
@NullMarked
package io.secunda.standalone.status;

import org.jspecify.annotations.NullMarked;
