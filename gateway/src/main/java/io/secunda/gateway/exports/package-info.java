/** Everything of a territory as one file. */
@NullMarked
package io.secunda.gateway.exports;

import org.jspecify.annotations.NullMarked;
