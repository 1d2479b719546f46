package io.secunda.benchmarks.pipeline;

import io.secunda.events.Json;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A made-up territory with one region, and figures of it without end. */
final class LoadTerritory {

    /** A period of which nothing is told before the end of a run. */
    static final Period LAST_TOLD = Period.year(1990);

    static final String REGION = "LOAD";

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int FIRST_YEAR = 2010;
    private static final int YEARS = 14;
    private static final String SOURCE = "/secunda/benchmarks";

    private final String id;
    private final int cities;
    private final SplittableRandom random;
    private long releases;

    LoadTerritory(String id, int cities, long seed) {
        this.id = id;
        this.cities = cities;
        this.random = new SplittableRandom(seed);
    }

    String id() {
        return id;
    }

    List<ProducerRecord<String, byte[]>> geography() {
        List<Geography> all = new ArrayList<>();
        all.add(new Territory(id, new Names("Load " + id, ""), List.of(5), BEGIN));
        all.add(new Region(id, REGION, new Names("Load region", ""), BEGIN));
        for (int c = 0; c < cities; c++) {
            double lon = random.nextDouble(100, 122);
            double lat = random.nextDouble(22, 41);
            all.add(new City(id, city(c), new Names("City " + c, ""), "", lon, lat, "", BEGIN));
            Role role = c % 10 == 0 ? Role.CORE : Role.SECONDARY;
            all.add(new Membership(id, REGION, city(c), role, null, null, "made up", BEGIN));
        }
        return all.stream()
                .map(g -> record(Topic.GEOGRAPHY, Geography.CHANGED, g.key(), g.key(), BEGIN, Json.write(g)))
                .toList();
    }

    /** A figure of some city, variable and year, released later than all before it. */
    ProducerRecord<String, byte[]> anyObservation() {
        String variable = random.nextBoolean() ? "gdp" : "population";
        return observation(random.nextInt(cities), variable, Period.year(FIRST_YEAR + random.nextInt(YEARS)));
    }

    /** Figures of a period of which nothing was told, for every city: when they count, everything before them does. */
    List<ProducerRecord<String, byte[]>> lastWords() {
        List<ProducerRecord<String, byte[]>> words = new ArrayList<>();
        for (int c = 0; c < cities; c++) {
            words.add(observation(c, "population", LAST_TOLD));
        }
        return words;
    }

    ProducerRecord<String, byte[]> observation(int city, String variable, Period period) {
        Instant released = BEGIN.plusMillis(++releases);
        boolean gdp = variable.equals("gdp");
        double value = Math.rint(random.nextDouble(1, 100) * (gdp ? 1e10 : 1e5));
        String unit = gdp ? "CNY" : "persons";
        var figure = new Observation(
                id, city(city), variable, period, value, unit, "load generator", Status.A, released, released);
        return record(
                Topic.OBSERVATIONS,
                Observation.RECORDED,
                figure.key(),
                city(city) + "/" + variable,
                released,
                Json.write(figure));
    }

    private ProducerRecord<String, byte[]> record(
            Topic topic, String type, String key, String subject, Instant time, byte[] value) {
        var record = new ProducerRecord<>(topic.topicName(), key, value);
        new Envelope(Envelope.idOf(key, value), SOURCE, type, subject, time, time, id, topic.schemaUri())
                .addTo(record.headers());
        return record;
    }

    private static String city(int number) {
        return "c" + number;
    }
}
