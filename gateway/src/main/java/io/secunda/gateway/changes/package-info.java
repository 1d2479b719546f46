/** What changed between two moments, and because of which facts: joined from what the services tell. */
@NullMarked
package io.secunda.gateway.changes;

import org.jspecify.annotations.NullMarked;
