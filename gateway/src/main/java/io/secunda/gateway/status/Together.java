package io.secunda.gateway.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What instances of a service tell together: numbers add up, a yes needs all of them, texts stand side by side. */
final class Together {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Together() {}

    static JsonNode of(List<JsonNode> told) {
        JsonNode first = told.get(0);
        if (told.stream().allMatch(JsonNode::isObject)) {
            return fields(told);
        }
        if (told.stream().allMatch(JsonNode::isIntegralNumber)) {
            return JSON.numberNode(told.stream().mapToLong(JsonNode::asLong).sum());
        }
        if (told.stream().allMatch(JsonNode::isNumber)) {
            return JSON.numberNode(told.stream().mapToDouble(JsonNode::asDouble).sum());
        }
        if (told.stream().allMatch(JsonNode::isBoolean)) {
            return BooleanNode.valueOf(told.stream().allMatch(JsonNode::asBoolean));
        }
        if (told.stream().allMatch(JsonNode::isTextual)) {
            return JSON.textNode(
                    told.stream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new)).stream()
                            .collect(Collectors.joining(", ")));
        }
        return first;
    }

    private static JsonNode fields(List<JsonNode> told) {
        ObjectNode together = JSON.objectNode();
        for (JsonNode one : told) {
            one.fieldNames().forEachRemaining(name -> {
                if (!together.has(name)) {
                    together.set(
                            name,
                            of(told.stream()
                                    .filter(other -> other.has(name))
                                    .map(other -> other.get(name))
                                    .toList()));
                }
            });
        }
        return together;
    }
}
