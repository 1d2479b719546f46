package io.secunda.indicators;

import io.secunda.indicators.flow.Link;
import java.util.ArrayList;
import java.util.List;

/** Made-up flows between the cities of a region, the same for the same seed. */
public final class RandomFlows {

    private RandomFlows() {}

    /** About two links of three exist; every city is named. */
    public static List<Link> of(RandomRegion region) {
        var links = new ArrayList<Link>();
        for (int i = 0; i < region.size(); i++) {
            links.add(new Link(i, (i + 1) % region.size(), region.random().nextDouble(1, 100)));
            for (int j = 0; j < region.size(); j++) {
                if (i != j && region.random().nextInt(3) > 0) {
                    links.add(new Link(i, j, region.random().nextDouble(1, 100)));
                }
            }
        }
        return links;
    }

    public static List<Link> times(List<Link> links, double factor) {
        return links.stream()
                .map(link -> new Link(link.origin(), link.destination(), link.value() * factor))
                .toList();
    }

    public static List<Link> reversed(List<Link> links) {
        return links.stream()
                .map(link -> new Link(link.destination(), link.origin(), link.value()))
                .toList();
    }

    public static List<Link> bothWays(List<Link> links) {
        var both = new ArrayList<>(links);
        both.addAll(reversed(links));
        return both;
    }
}
