package io.secunda.kit.process;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends the service when the process that started it has ended, so that a killed launcher leaves nothing behind. */
@Startup
@ApplicationScoped
class EndsWithParent {

    private static final Logger LOG = Logger.getLogger(EndsWithParent.class);

    private final Optional<Long> parent;
    private @Nullable CompletableFuture<?> end;

    EndsWithParent(@ConfigProperty(name = "secunda.parent-pid") Optional<Long> parent) {
        this.parent = parent;
    }

    @PostConstruct
    void watch() {
        parent.ifPresent(pid -> ProcessHandle.of(pid)
                .ifPresentOrElse(process -> end = process.onExit().thenRun(EndsWithParent::end), EndsWithParent::end));
    }

    private static void end() {
        LOG.info("the process that started this service has ended");
        Quarkus.asyncExit();
    }
}
