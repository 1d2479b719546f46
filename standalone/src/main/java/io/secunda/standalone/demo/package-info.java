/** The sample, from nothing to what it says. */
@NullMarked
package io.secunda.standalone.demo;

import org.jspecify.annotations.NullMarked;
