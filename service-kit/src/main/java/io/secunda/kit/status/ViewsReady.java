package io.secunda.kit.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the views have caught up for the first time; a later rebuild leaves the service ready. */
@Readiness
@ApplicationScoped
class ViewsReady implements HealthCheck {

    private final Instance<Rebuildable> views;
    private final AtomicBoolean once = new AtomicBoolean();

    ViewsReady(Instance<Rebuildable> views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        if (views.stream().allMatch(Rebuildable::caughtUp)) {
            once.set(true);
        }
        return HealthCheckResponse.named("views").status(once.get()).build();
    }
}
