package io.secunda.standalone.processes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what runs on a data folder.
 *
 * @param pid process of the launcher
 * @param started when it was started
 * @param port port of the gateway
 * @param url address of the gateway
 * @param kafka address of the broker; null where an earlier version wrote the file
 * @param children the processes below the launcher
 */
public record RunFile(
        long pid,
        Instant started,
        int port,
        String url,
        @Nullable String kafka,
        List<Child> children) {

    public RunFile {
        children = List.copyOf(children);
    }

    /**
     * A process; the start time tells it from a later one that was given the same number.
     *
     * @param name what it is for
     * @param pid its number
     * @param started when it was started, as the operating system says
     */
    public record Child(String name, long pid, Instant started) {

        /** The process if it still runs. */
        java.util.Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle ->
                            handle.info().startInstant().map(started::equals).orElse(false));
        }
    }

    /** Whether the launcher still runs. */
    public boolean alive() {
        return new Child("launcher", pid, started).alive().isPresent();
    }
}
