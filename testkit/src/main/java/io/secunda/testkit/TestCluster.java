package io.secunda.testkit;

/**
 * A real broker and a store for a test without Quarkus.
 *
 * <p>In containers or in this JVM, as the system property {@code secunda.test.containers} says: {@code auto} (the
 * default), {@code never} or {@code always}. Auto takes containers if a Docker engine has the images already and they
 * start; it fetches none. One line on standard output tells which it is. Topics are not created by
 * use: see {@link #createTopics}.
 */
public final class TestCluster implements AutoCloseable {

    private final Servers servers;

    private TestCluster(Servers servers) {
        this.servers = servers;
    }

    /**
     * Starts both servers, empty, on free ports.
     *
     * @throws RuntimeException if containers are required and do not start
     */
    public static TestCluster start() {
        return switch (ContainerUse.configured()) {
            case NEVER -> inThisJvm(ContainerUse.PROPERTY + "=never");
            case ALWAYS -> inContainers();
            case AUTO ->
                ServersInContainers.obstacle().map(TestCluster::inThisJvm).orElseGet(() -> inContainersIfTheyStart());
        };
    }

    /** Starts both servers in this JVM whatever the property says: for tests that make one of them fail. */
    public static TestCluster startInThisJvm() {
        return inThisJvm("the test asks for it");
    }

    private static TestCluster inThisJvm(String why) {
        return say("in this JVM (" + why + ")", ServersInThisJvm.start());
    }

    private static TestCluster inContainers() {
        return say("in containers", ServersInContainers.start());
    }

    private static TestCluster inContainersIfTheyStart() {
        try {
            return inContainers();
        } catch (RuntimeException e) {
            return inThisJvm("containers do not start: " + rootOf(e).getMessage());
        }
    }

    private static TestCluster say(String where, Servers servers) {
        System.out.println("Kafka and MongoDB of the test: " + where.replaceAll("\\s*\\R\\s*", " "));
        return new TestCluster(servers);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What Kafka clients take as {@code bootstrap.servers}; the same after {@link #startBroker}. */
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** What MongoDB drivers take as connection string; the same after {@link #startStore}. */
    public String mongoUri() {
        return servers.mongoUri();
    }

    /** Creates topics, and returns when they can be written to at full rate. */
    public void createTopics(int partitions, String... names) {
        Topics.create(bootstrapServers(), partitions, names);
    }

    /** Stops the broker; nothing if it is stopped. Only in this JVM. */
    public void stopBroker() {
        inThisJvm().stopBroker();
    }

    /** Starts the broker again on its port, with its data; nothing if it runs. Only in this JVM. */
    public void startBroker() {
        inThisJvm().startBroker();
    }

    /** Stops the store, which forgets everything; nothing if it is stopped. Only in this JVM. */
    public void stopStore() {
        inThisJvm().stopStore();
    }

    /** Starts the store again on its port, empty; nothing if it runs. Only in this JVM. */
    public void startStore() {
        inThisJvm().startStore();
    }

    private ServersInThisJvm inThisJvm() {
        if (servers instanceof ServersInThisJvm here) {
            return here;
        }
        throw new IllegalStateException("containers cannot be made to fail: use TestCluster.startInThisJvm()");
    }

    @Override
    public void close() {
        servers.close();
    }
}
