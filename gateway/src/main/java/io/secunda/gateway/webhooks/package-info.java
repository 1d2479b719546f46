/**
 * Webhooks: CloudEvents Subscriptions, signed as Standard Webhooks say.
 *
 * <p>The log of events is the queue. A subscription is a filter over it and a position in it, both on topics, so that nothing
 * is lost with a gateway, and a dead endpoint waits by itself.
 */
@NullMarked
package io.secunda.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
