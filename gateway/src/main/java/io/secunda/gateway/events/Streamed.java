package io.secunda.gateway.events;

import io.secunda.events.topic.Topic;
import java.util.List;

/** The topics that are told to the outside. */
final class Streamed {

    /** In an order that is part of every cursor: add at the end only. */
    static final List<Topic> TOPICS = List.of(
            Topic.GEOGRAPHY,
            Topic.OBSERVATIONS,
            Topic.FLOWS,
            Topic.AGREEMENTS,
            Topic.INDICATORS,
            Topic.RECOMMENDATIONS,
            Topic.DECISIONS,
            Topic.ENDPOINTS);

    private Streamed() {}

    /** The place of a topic in that order. */
    static int index(String topicName) {
        for (int i = 0; i < TOPICS.size(); i++) {
            if (TOPICS.get(i).topicName().equals(topicName)) {
                return i;
            }
        }
        throw new IllegalArgumentException(topicName + " is not told to the outside");
    }
}
