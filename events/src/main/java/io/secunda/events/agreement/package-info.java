/** Cooperation agreements between cities. */
@NullMarked
package io.secunda.events.agreement;

import org.jspecify.annotations.NullMarked;
