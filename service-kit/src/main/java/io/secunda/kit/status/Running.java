package io.secunda.kit.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every process tells of itself alike: which version it is, and for how long it has been up. */
@ApplicationScoped
public class Running {

    private final String version;

    Running(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** Version and time since the start. */
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        status.put("version", version);
        status.put(
                "uptimeSeconds",
                TimeUnit.MILLISECONDS.toSeconds(
                        ManagementFactory.getRuntimeMXBean().getUptime()));
        return status;
    }
}
