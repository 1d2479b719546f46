/** How the whole system is. */
@NullMarked
package io.secunda.gateway.status;

import org.jspecify.annotations.NullMarked;
