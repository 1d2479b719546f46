package io.secunda.metrics.recompute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Items that wait, those that look at facts before those that look at what was found. */
final class ItemsByLevel {

    private final TreeMap<Integer, Map<Item, String>> levels = new TreeMap<>();

    int size() {
        return levels.values().stream().mapToInt(Map::size).sum();
    }

    boolean isEmpty() {
        return levels.values().stream().allMatch(Map::isEmpty);
    }

    void put(Item item, String cause) {
        level(item).put(item, cause);
    }

    void putIfAbsent(Item item, String cause) {
        level(item).putIfAbsent(item, cause);
    }

    private Map<Item, String> level(Item item) {
        return levels.computeIfAbsent(item.indicator().level(), level -> new LinkedHashMap<>());
    }

    /** Takes up to a number of items of the lowest level that has any, with what touched them. */
    Map<Item, String> take(int most) {
        Map<Item, String> taken = new LinkedHashMap<>();
        levels.values().removeIf(Map::isEmpty);
        var lowest = levels.firstEntry();
        if (lowest != null) {
            var waiting = lowest.getValue().entrySet().iterator();
            while (waiting.hasNext() && taken.size() < most) {
                var item = waiting.next();
                taken.put(item.getKey(), item.getValue());
                waiting.remove();
            }
        }
        return taken;
    }
}
