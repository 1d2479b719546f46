package io.secunda.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Several OpenAPI documents as one. A component that two documents define differently gets the part's name before its own. */
final class MergedDocument {

    private static final String API = "/api/";
    private static final Set<String> READS = Set.of("get", "head", "options", "trace");

    private final ObjectNode document;

    /**
     * @param own the gateway's own document, into which the others go
     */
    MergedDocument(ObjectNode own) {
        this.document = own.deepCopy();
    }

    /** Adds the public paths of a part. */
    void add(String part, JsonNode other) {
        JsonNode added = renamed(part, other);
        added.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(API)) {
                addPath(path.getKey(), path.getValue());
            }
        });
        added.path("components").properties().forEach(section -> {
            ObjectNode into = child(child(document, "components"), section.getKey());
            section.getValue().properties().forEach(entry -> into.set(entry.getKey(), entry.getValue()));
        });
        addTags(added.path("tags"));
    }

    private void addPath(String path, JsonNode operations) {
        ObjectNode into = child(child(document, "paths"), path);
        operations.properties().forEach(operation -> {
            into.set(operation.getKey(), operation.getValue());
            if (!READS.contains(operation.getKey()) && operation.getValue() instanceof ObjectNode write) {
                ArrayNode security = write.putArray("security");
                security.addObject().putArray("key");
                security.addObject().putArray("bearer");
            }
        });
    }

    private void addTags(JsonNode tags) {
        ArrayNode into = document.withArrayProperty("tags");
        Set<String> known = new HashSet<>();
        into.forEach(tag -> known.add(tag.path("name").asText()));
        tags.forEach(tag -> {
            if (known.add(tag.path("name").asText())) {
                into.add(tag);
            }
        });
    }

    /** Notes that a part could not be asked. */
    void leaveOut(String part) {
        ObjectNode info = child(document, "info");
        info.put(
                "description",
                info.path("description").asText() + "\n\nThe paths of " + part
                        + " are missing here, since it does not answer just now.");
    }

    JsonNode toJson() {
        return document;
    }

    private JsonNode renamed(String part, JsonNode other) {
        Map<String, String> names = new HashMap<>();
        other.path("components")
                .properties()
                .forEach(section -> section.getValue().properties().forEach(entry -> {
                    JsonNode held =
                            document.path("components").path(section.getKey()).path(entry.getKey());
                    if (!held.isMissingNode() && !held.equals(entry.getValue())) {
                        names.put(
                                "#/components/" + section.getKey() + "/" + entry.getKey(),
                                "#/components/" + section.getKey() + "/" + part + "." + entry.getKey());
                    }
                }));
        JsonNode copy = other.deepCopy();
        if (!names.isEmpty()) {
            rename(copy, names);
            copy.path("components").properties().forEach(section -> moveEntries(part, section, names));
        }
        return copy;
    }

    private static void moveEntries(String part, Map.Entry<String, JsonNode> section, Map<String, String> names) {
        ObjectNode entries = (ObjectNode) section.getValue();
        String prefix = "#/components/" + section.getKey() + "/";
        for (String name :
                Set.copyOf(entries.properties().stream().map(Map.Entry::getKey).toList())) {
            if (names.containsKey(prefix + name)) {
                entries.set(part + "." + name, entries.remove(name));
            }
        }
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object
                && names.containsKey(object.path("$ref").asText())) {
            object.set("$ref", TextNode.valueOf(names.get(object.path("$ref").asText())));
        }
        node.forEach(child -> rename(child, names));
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }
}
