/** Which addresses a service may call when somebody else says where. */
@NullMarked
package io.secunda.kit.net;

import org.jspecify.annotations.NullMarked;
