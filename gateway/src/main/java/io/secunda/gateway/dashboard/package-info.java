/** What a browser may do with the pages that come from here. */
@NullMarked
package io.secunda.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
