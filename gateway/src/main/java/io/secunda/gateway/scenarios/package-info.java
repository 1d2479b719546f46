/** What would move if things were otherwise: asks the services, and keeps the answers for a while. */
@NullMarked
package io.secunda.gateway.scenarios;

import org.jspecify.annotations.NullMarked;
