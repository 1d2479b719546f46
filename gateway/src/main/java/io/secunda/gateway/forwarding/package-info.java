/** The public paths, and the services behind them. */
@NullMarked
package io.secunda.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
