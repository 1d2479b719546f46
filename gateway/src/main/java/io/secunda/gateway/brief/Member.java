package io.secunda.gateway.brief;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Names;
import io.secunda.events.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A city of the region.
 *
 * @param code its code
 * @param names its names
 * @param core whether it is a core
 */
record Member(String code, Names names, boolean core) {

    private record Held(Member member, @Nullable Period from) {}

    /** Who is a member on a day: of several memberships of a city the one that began last. In order of code. */
    static List<Member> on(LocalDate day, JsonNode members) {
        Map<String, Held> held = new LinkedHashMap<>();
        for (JsonNode row : members) {
            Period from = period(row.path("from"));
            Period to = period(row.path("to"));
            if ((from == null || !from.first().isAfter(day))
                    && (to == null || !to.last().isBefore(day))) {
                String code = row.path("city").asText();
                boolean core = row.path("role").asText().equals("core");
                var found = new Held(new Member(code, names(row.path("names"), code), core), from);
                held.merge(code, found, Member::later);
            }
        }
        Collection<Held> all = held.values();
        return all.stream()
                .map(Held::member)
                .sorted(Comparator.comparing(Member::code))
                .toList();
    }

    private static Held later(Held one, Held other) {
        if (one.from() == null || other.from() == null) {
            return one.from() == null ? other : one;
        }
        return other.from().first().isAfter(one.from().first()) ? other : one;
    }

    private static @Nullable Period period(JsonNode node) {
        return node.isTextual() ? Period.parse(node.asText()) : null;
    }

    /** Names as they stand in JSON; where there are none, the other text. */
    static Names names(JsonNode node, String otherwise) {
        String english = node.path("en").asText("");
        String chinese = node.path("zh").asText("");
        return Optional.of(english + chinese)
                .filter(any -> !any.isBlank())
                .map(any -> new Names(english, chinese))
                .orElseGet(() -> new Names(otherwise, otherwise));
    }
}
