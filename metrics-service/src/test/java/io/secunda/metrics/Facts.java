package io.secunda.metrics;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Direction;
import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.time.Instant;
import java.util.List;

/** Facts of a made-up territory {@code T}, in the words of a test. */
final class Facts {

    static final String T = "T";
    static final Instant RELEASED = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant RECORDED = Instant.parse("2024-02-01T00:00:00Z");

    private Facts() {}

    static Territory territory(Integer... windows) {
        return new Territory(T, new Names("Testland", "试验国"), List.of(windows), RECORDED);
    }

    static Region region(String id) {
        return new Region(T, id, new Names("Region " + id, "区域" + id), RECORDED);
    }

    static City city(String code) {
        int number = code.chars().sum();
        return new City(
                T, code, new Names("City " + code, "市" + code), "P", 100 + number % 20, 20 + number % 17, "", RECORDED);
    }

    static Membership core(String region, String city) {
        return new Membership(T, region, city, Role.CORE, null, null, "plan", RECORDED);
    }

    static Membership secondary(String region, String city) {
        return new Membership(T, region, city, Role.SECONDARY, null, null, "plan", RECORDED);
    }

    static Variable tracked(String id, Kind kind) {
        return new Variable(T, id, new Names(id, id), "count", kind, Direction.BENEFIT, null, null, true, RECORDED);
    }

    static Observation figure(String city, String variable, String period, double value) {
        return figure(city, variable, period, value, Status.A, RELEASED);
    }

    static Observation figure(
            String city, String variable, String period, Double value, Status status, Instant released) {
        return new Observation(
                T, city, variable, Period.parse(period), value, "unit", "yearbook", status, released, RECORDED);
    }
}
