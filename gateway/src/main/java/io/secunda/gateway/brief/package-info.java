/** The brief of a region: what a planner hands on, as Markdown and as a page to print. */
@NullMarked
package io.secunda.gateway.brief;

import org.jspecify.annotations.NullMarked;
