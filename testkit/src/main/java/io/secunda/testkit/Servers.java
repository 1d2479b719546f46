package io.secunda.testkit;

/** A broker and a store that run. */
sealed interface Servers extends AutoCloseable permits ServersInThisJvm, ServersInContainers {

    String bootstrapServers();

    String mongoUri();

    @Override
    void close();
}
