package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Kernel;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.catalogue.Family.Reach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes an entry of the catalogue line by line, since a constructor with so many texts could not be read. */
final class FamilyEntry {

    private final String id;
    private final Names names;
    private String definition = "";
    private String formula = "";
    private String unit = "";
    private String range = "";
    private String source = "";
    private Set<Place> places = Set.of();
    private Each each = Each.ONCE;
    private List<String> needs = List.of();
    private List<String> windowNeeds = List.of();
    private Reach reach = Reach.ENDS;
    private boolean flows;
    private boolean agreements;
    private boolean latestFlows;
    private boolean sectors;
    private Set<String> looksAt = Set.of();
    private boolean wantsCoverage;

    private FamilyEntry(String id, Names names) {
        this.id = id;
        this.names = names;
    }

    static FamilyEntry family(String id, String english, String chinese) {
        return new FamilyEntry(id, new Names(english, chinese));
    }

    FamilyEntry says(String sentence) {
        definition = sentence;
        return this;
    }

    FamilyEntry formula(String text) {
        formula = text;
        return this;
    }

    FamilyEntry unit(String text, String values) {
        unit = text;
        range = values;
        return this;
    }

    FamilyEntry source(String text) {
        source = text;
        return this;
    }

    FamilyEntry in(Place... where) {
        places = new LinkedHashSet<>(List.of(where));
        return this;
    }

    FamilyEntry each(Each variables) {
        each = variables;
        return this;
    }

    FamilyEntry needs(String... variables) {
        needs = List.of(variables);
        return this;
    }

    FamilyEntry overWindowsOf(String... variables) {
        windowNeeds = List.of(variables);
        return this;
    }

    /** Over windows, looking at every figure in them. */
    FamilyEntry alongWindowsOf(String... variables) {
        windowNeeds = List.of(variables);
        reach = Reach.INSIDE;
        return this;
    }

    FamilyEntry lookingBack() {
        reach = Reach.BEFORE;
        return this;
    }

    FamilyEntry ofFlows() {
        flows = true;
        each = Each.FLOW_KIND;
        return this;
    }

    FamilyEntry ofAgreements() {
        agreements = true;
        return this;
    }

    FamilyEntry ofLatestFlows() {
        latestFlows = true;
        return this;
    }

    FamilyEntry ofSectors() {
        sectors = true;
        return this;
    }

    FamilyEntry lookingAt(Set<String> families) {
        looksAt = Set.copyOf(families);
        return this;
    }

    FamilyEntry withheldAtLowCoverage() {
        wantsCoverage = true;
        return this;
    }

    Family by(Kernel kernel) {
        return new Family(
                id,
                names,
                definition,
                formula,
                unit,
                range,
                source,
                places,
                each,
                needs,
                windowNeeds,
                reach,
                flows,
                agreements,
                latestFlows,
                sectors,
                looksAt,
                wantsCoverage,
                kernel);
    }
}
