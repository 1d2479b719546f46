package io.secunda.ingestion.geography;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.events.geography.Geography;

/** What a piece of geography says, apart from when it was recorded. */
final class Content {

    private Content() {}

    static ObjectNode of(Geography described) {
        ObjectNode content = Json.mapper().valueToTree(described);
        content.remove("recorded");
        return content;
    }
}
