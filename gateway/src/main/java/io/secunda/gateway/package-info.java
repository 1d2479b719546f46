/** The public door: the API, events out, access, and the pages for a browser. */
@NullMarked
package io.secunda.gateway;

import org.jspecify.annotations.NullMarked;
