package io.secunda.policy;

import io.secunda.kit.status.StatusSource;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleError;
import io.secunda.policy.rules.RuleFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The rules in force, read once at the start. */
@ApplicationScoped
class Rules implements StatusSource {

    private static final Logger LOG = Logger.getLogger(Rules.class);

    private final RuleBase base;
    private final PolicyCounts counts;

    Rules(PolicyConfig config, PolicyCounts counts) {
        this.base = RuleFolders.read(config.rulesDir());
        this.counts = counts;
        base.errors().forEach(error -> LOG.errorf("rule is left out: %s", error));
        LOG.infof("rules in force: count=%d", base.rules().size());
    }

    @Produces
    @Singleton
    RuleBase base() {
        return base;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        status.put("inForce", base.byId().keySet());
        status.put("errors", base.errors().stream().map(RuleError::toString).toList());
        status.put("failures", counts.failures());
        return status;
    }
}
