/** What answers of every service have in common. */
@NullMarked
package io.secunda.kit.http;

import org.jspecify.annotations.NullMarked;
