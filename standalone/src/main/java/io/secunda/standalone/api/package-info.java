/** The running system as a client sees it. */
@NullMarked
package io.secunda.standalone.api;

import org.jspecify.annotations.NullMarked;
