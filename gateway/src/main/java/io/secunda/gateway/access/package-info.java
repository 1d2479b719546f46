/** Who may write: keys, of which only hashes are kept. */
@NullMarked
package io.secunda.gateway.access;

import org.jspecify.annotations.NullMarked;
