/** Read sides that are fed from topics and can be rebuilt from them at any time. */
@NullMarked
package io.secunda.kit.views;

import org.jspecify.annotations.NullMarked;
