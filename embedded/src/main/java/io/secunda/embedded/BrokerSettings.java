package io.secunda.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a single broker that is its own controller.
 *
 * @param folder formatted data folder
 * @param port clients' port on the loopback interface
 * @param controllerPort the controller's port, for the broker itself; may differ from run to run
 */
record BrokerSettings(Path folder, int port, int controllerPort) {

    /** Stands in the data folder: another value makes existing folders unreadable. */
    static final int NODE_ID = 1;

    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "PLAINTEXT";

    Properties toProperties() {
        var settings = new Properties();
        network(settings);
        oneBroker(settings);
        quickRestart(settings);
        keepEverything(settings);
        smallFootprint(settings);
        return settings;
    }

    private void network(Properties settings) {
        String clients = CLIENTS + "://" + LoopbackPort.HOST + ":" + port;
        String controller = LoopbackPort.HOST + ":" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("listeners", clients + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("log.dirs", folder.toString());
    }

    private static void oneBroker(Properties settings) {
        // a misspelt topic must fail at once, not come into being with one partition
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // fixed once the topics exist: groups and transactions find their partition by these counts
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    /** With Kafka's defaults a restart waits 10 to 15 s for its own earlier session to expire. */
    private static void quickRestart(Properties settings) {
        settings.put("controlled.shutdown.enable", "true");
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        // a killed writer's open transaction blocks readers until it is found to be too old
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    /** Topics say themselves what may go; a group that rests for weeks must find its place again. */
    private static void keepEverything(Properties settings) {
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        // also on topics of an earlier build: what was recorded before a clock was put back is not refused
        settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void smallFootprint(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        // on the heap from the start; Kafka's default is 128 MiB
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        // two files of this size, mostly holes, a partition; Kafka's default is 10 MiB
        settings.put("log.index.size.max.bytes", "1048576");
    }
}
