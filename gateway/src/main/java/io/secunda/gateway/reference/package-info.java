/** What there is to know about the interface: OpenAPI document and JSON Schemas. */
@NullMarked
package io.secunda.gateway.reference;

import org.jspecify.annotations.NullMarked;
