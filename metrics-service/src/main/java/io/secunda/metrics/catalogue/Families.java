package io.secunda.metrics.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All families, in the order of DOMAIN §5. */
public final class Families {

    private final List<Family> all;
    private final Map<String, Integer> levels = new HashMap<>();

    /**
     * @param criteria of high-quality development
     */
    public Families(Criteria criteria) {
        this.all = Stream.of(
                        Unevenness.families(),
                        Concentration.families(),
                        CityAgainstRegion.families(),
                        Structure.families(),
                        Periphery.families(),
                        Form.families(),
                        FlowsOfRegion.families(),
                        FlowsOfCity.families(),
                        Complementarity.families(),
                        Pairs.families(),
                        Cooperation.families(),
                        Development.families(criteria),
                        Diagnosis.families(criteria),
                        Partnerships.families(),
                        Dynamics.families(),
                        Quality.families())
                .flatMap(List::stream)
                .toList();
        all.forEach(family -> levels.put(family.id(), level(family)));
    }

    private int level(Family family) {
        if (!family.isDerived()) {
            return 0;
        }
        return 1 + family.looksAt().stream().mapToInt(this::level).max().orElse(0);
    }

    private int level(String id) {
        Integer level = levels.get(id);
        if (level != null) {
            return level;
        }
        return all.stream()
                .filter(family -> family.id().equals(id))
                .mapToInt(this::level)
                .max()
                .orElse(0);
    }

    /** All of them. */
    public List<Family> all() {
        return all;
    }

    /** 0 for a family that looks at facts alone, else one more than the highest of those it looks at. */
    int levelOf(Family family) {
        return levels.getOrDefault(family.id(), 0);
    }
}
