package io.secunda.gateway.brief;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.secunda.events.Json;
import io.secunda.events.Names;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks the services for all that a brief is written from, as much as possible at the same time. */
@ApplicationScoped
class Gathering {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int MOST_PAGES = 50;
    private static final List<String> FAMILIES = List.of(
            "core_share",
            "core_secondary_ratio",
            "polarization",
            "theil_t",
            "gini",
            "relative_income",
            "cooperation_density",
            "core_led_share",
            "shared_leadership",
            "vertical_participation",
            "delivery",
            "secondary_secondary_share",
            "functional_polycentricity",
            "coverage",
            "provisional_share",
            "break_share",
            "staleness");

    private final ServiceCalls services;

    Gathering(ServiceCalls services) {
        this.services = services;
    }

    /**
     * All there is, or empty when there is no such region.
     *
     * @throws Unanswered when a part does not answer
     */
    Optional<Material> gather(Asked asked) {
        try {
            return all(asked);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Unanswered unanswered) {
                throw unanswered;
            }
            throw e;
        }
    }

    private Optional<Material> all(Asked asked) {
        var territory = one(Service.INGESTION, asked.territoryAddress());
        var region = one(Service.INGESTION, asked.regionAddress());
        var variables = one(Service.INGESTION, asked.variables());
        var catalogue = one(Service.METRICS, asked.catalogue());
        var values = paged(Service.METRICS, asked.indicators(FAMILIES) + "&limit=10000");
        var plan = one(Service.METRICS, asked.partnerships());
        var advice = paged(Service.POLICY, asked.recommendations() + "&limit=1000");
        if (region.join().isMissingNode()) {
            return Optional.empty();
        }
        List<Member> members = Member.on(asked.day(), region.join().path("members"));
        var diagnoses = diagnoses(asked, members);
        List<IndicatorValue> held = new ArrayList<>(read(values.join(), IndicatorValue.class, Service.METRICS));
        held.addAll(growth(asked, members));
        return Optional.of(new Material(
                asked,
                names(territory.join(), asked.territory()),
                names(region.join(), asked.region()),
                members,
                vocabulary(catalogue.join(), variables.join()),
                held,
                diagnosed(asked, diagnoses),
                plan.join().isMissingNode() ? null : read(plan.join(), PartnerPlan.class, Service.METRICS),
                read(advice.join(), Advice.class, Service.POLICY)));
    }

    private List<IndicatorValue> growth(Asked asked, List<Member> members) {
        if (members.isEmpty()) {
            return List.of();
        }
        String address =
                asked.ofCities(members.stream().map(Member::code).toList(), List.of("growth"), Material.LONGEST);
        return read(paged(Service.METRICS, address + "&limit=10000").join(), IndicatorValue.class, Service.METRICS);
    }

    private Map<String, CompletableFuture<JsonNode>> diagnoses(Asked asked, List<Member> members) {
        Map<String, CompletableFuture<JsonNode>> asking = new HashMap<>();
        for (Member city : members) {
            if (!city.core()) {
                asking.put(city.code(), one(Service.METRICS, asked.diagnosis(city.code())));
            }
        }
        return asking;
    }

    private static Map<String, CityDiagnosis.InRegion> diagnosed(
            Asked asked, Map<String, CompletableFuture<JsonNode>> asking) {
        Map<String, CityDiagnosis.InRegion> found = new HashMap<>();
        asking.forEach((city, answer) -> {
            CityDiagnosis told = read(answer.join(), CityDiagnosis.class, Service.METRICS);
            if (told.regions() != null) {
                told.regions().stream()
                        .filter(in -> in.region().equals(asked.region()))
                        .forEach(in -> found.put(city, in));
            }
        });
        return found;
    }

    private static Names names(JsonNode described, String id) {
        return Member.names(described.path("names"), id);
    }

    private static Vocabulary vocabulary(JsonNode catalogue, JsonNode variables) {
        Map<String, Names> indicators = new HashMap<>();
        Map<String, Names> families = new HashMap<>();
        for (JsonNode entry : rows(catalogue)) {
            String id = entry.path("id").asText();
            String family = entry.path("family").asText();
            families.putIfAbsent(family, names(entry, family));
            if (!id.endsWith("(x)")) {
                indicators.put(id, names(entry, id));
            }
        }
        Map<String, Names> named = new HashMap<>();
        for (JsonNode entry : rows(variables)) {
            String id = entry.path("id").asText();
            named.put(id, names(entry, id));
        }
        return new Vocabulary(indicators, families, named);
    }

    private static JsonNode rows(JsonNode answer) {
        return answer.isArray() ? answer : answer.path("items");
    }

    /** What is at an address; missing where there is nothing. */
    private CompletableFuture<JsonNode> one(Service service, String address) {
        return services.get(service, address).thenApply(answer -> {
            int status = answer.map(ServiceCalls.Answer::status).orElse(0);
            if (status == NOT_FOUND) {
                return MissingNode.getInstance();
            }
            if (status != OK) {
                throw new Unanswered(service, address);
            }
            return answer.orElseThrow().body();
        });
    }

    /** The items of all pages. */
    private CompletableFuture<List<JsonNode>> paged(Service service, String address) {
        return following(service, address, "", new ArrayList<>(), 1);
    }

    private CompletableFuture<List<JsonNode>> following(
            Service service, String address, String after, List<JsonNode> items, int page) {
        return one(service, address + after).thenCompose(answer -> {
            answer.path("items").forEach(items::add);
            JsonNode next = answer.path("next");
            if (!next.isTextual()) {
                return CompletableFuture.completedFuture(items);
            }
            if (page == MOST_PAGES) {
                throw new Unanswered(service, address);
            }
            return following(service, address, "&after=" + Asked.encoded(next.asText()), items, page + 1);
        });
    }

    private static <T> List<T> read(List<JsonNode> nodes, Class<T> type, Service service) {
        return nodes.stream().map(node -> read(node, type, service)).toList();
    }

    private static <T> T read(JsonNode node, Class<T> type, Service service) {
        try {
            return Json.mapper()
                    .treeToValue(node.isMissingNode() ? Json.mapper().createObjectNode() : node, type);
        } catch (JsonProcessingException e) {
            throw new Unanswered(service, type.getSimpleName() + " (" + e.getOriginalMessage() + ")");
        }
    }
}
