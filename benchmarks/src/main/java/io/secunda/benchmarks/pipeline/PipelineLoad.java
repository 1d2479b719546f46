package io.secunda.benchmarks.pipeline;

import io.secunda.benchmarks.running.Processes;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Load on a running system: raw Kafka and Secunda's path to the indicators, in one run on one machine, and the latency of
 * single observations. It leaves made-up territories behind, so point it at a system that may be thrown away.
 */
public final class PipelineLoad {

    private static final int WARM_UP_SHARE = 10;

    private final LoadOptions options;
    private final Clients clients;
    private final String run = Long.toString(System.nanoTime() & 0xffffffL, 36);

    private PipelineLoad(LoadOptions options) {
        this.options = options;
        this.clients = new Clients(options.bootstrap());
    }

    /** Runs it: {@value LoadOptions#USAGE}. Ends with status 1 and one line when the pipeline does not answer. */
    public static void main(String[] args) throws Exception {
        try {
            new PipelineLoad(LoadOptions.parse(args)).run();
        } catch (IllegalArgumentException e) {
            end(2, e.getMessage() + "; usage: " + LoadOptions.USAGE);
        } catch (IllegalStateException e) {
            end(1, String.valueOf(e.getMessage()));
        }
    }

    private static void end(int status, String line) {
        System.err.println(line);
        System.exit(status);
    }

    private void run() throws Exception {
        TopicSetup.ensure(clients.settings(), 4, (short) 1, options.patience());
        say("warming up with %d records", options.records() / WARM_UP_SHARE);
        measure("w", Math.max(1, options.records() / WARM_UP_SHARE), false);
        List<LoadTerritory> territories = measure("m", options.records(), true);
        var latency = new LatencyRun(clients, options.patience())
                .measure(territories.get(0), options.ratePerSecond(), options.latencyRun());
        say(
                "latency at %d/s: p50 %.0f ms, p99 %.0f ms, longest %.0f ms (%d observations)",
                options.ratePerSecond(), latency.p50Ms(), latency.p99Ms(), latency.longestMs(), latency.sent());
    }

    private List<LoadTerritory> measure(String prefix, int records, boolean print) throws Exception {
        List<LoadTerritory> territories = IntStream.range(0, options.territories())
                .mapToObj(i -> new LoadTerritory("L" + run + prefix + i, options.cities(), i))
                .toList();
        List<ProducerRecord<String, byte[]>> load = load(territories, records);
        double raw = new RawKafka(clients, options.patience()).perSecond(load, partitions());
        describe(territories);
        long begin = System.nanoTime();
        var secunda = new PipelineRun(clients, options.patience()).throughput(load, territories);
        double settled = settledAfter(begin);
        if (print) {
            say("raw Kafka, acks=all, written and read: %,.0f records/s", raw);
            say(
                    "observations to committed indicators: %,.0f observations/s (%,d indicator values came out)",
                    secunda.perSecond(), secunda.indicators());
            say(
                    "ratio: %.3f (%d records, %d territories of %d cities)",
                    secunda.perSecond() / raw, load.size(), options.territories(), options.cities());
            if (settled > 0) {
                say(
                        "until every recommendation is told and every view has everything: %,.0f observations/s, ratio %.3f",
                        load.size() / settled, load.size() / settled / raw);
            }
        }
        return territories;
    }

    /** Seconds until nothing is behind anywhere; 0 when the system's own interface is not known. */
    private double settledAfter(long begin) throws IOException {
        if (options.folder() == null) {
            return 0;
        }
        new Processes(options.folder()).api().awaitSettled(options.patience());
        return (System.nanoTime() - begin) / 1e9;
    }

    private static List<ProducerRecord<String, byte[]>> load(List<LoadTerritory> territories, int records) {
        List<ProducerRecord<String, byte[]>> load = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            load.add(territories.get(i % territories.size()).anyObservation());
        }
        territories.forEach(territory -> load.addAll(territory.lastWords()));
        return load;
    }

    private void describe(List<LoadTerritory> territories) {
        try (var producer = clients.producer()) {
            territories.forEach(territory -> territory.geography().forEach(producer::send));
        }
    }

    private int partitions() {
        try (var consumer = clients.consumerAtEnd(Topic.OBSERVATIONS.topicName())) {
            return consumer.assignment().size();
        }
    }

    private static void say(String form, Object... what) {
        System.out.println(String.format(Locale.ROOT, form, what));
    }
}
