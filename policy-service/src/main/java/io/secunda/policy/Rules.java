package io.secunda.policy;

import io.secunda.kit.status.StatusSource;
import io.secunda.policy.rules.FolderRules;
import io.secunda.policy.rules.LiveRules;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The rules of the folders, read once at the start; what is posted over them is in {@link LiveRules}. */
@ApplicationScoped
class Rules {

    private static final Logger LOG = Logger.getLogger(Rules.class);

    @Produces
    @Singleton
    FolderRules folders(PolicyConfig config) {
        FolderRules folders = FolderRules.read(config.rulesDir());
        folders.base().errors().forEach(error -> LOG.errorf("rule is left out: %s", error));
        LOG.infof("rules of the folders: count=%d", folders.base().rules().size());
        return folders;
    }

    /** What the status tells of rules. */
    @ApplicationScoped
    static class Status implements StatusSource {

        private final LiveRules rules;
        private final PolicyCounts counts;

        Status(LiveRules rules, PolicyCounts counts) {
            this.rules = rules;
            this.counts = counts;
        }

        @Override
        public String name() {
            return "rules";
        }

        @Override
        public Map<String, Object> status() {
            RuleBase base = rules.base();
            var status = new TreeMap<String, Object>();
            status.put("inForce", base.byId().keySet());
            status.put("errors", base.errors().stream().map(RuleError::toString).toList());
            status.put("failures", counts.failures());
            return status;
        }
    }
}
