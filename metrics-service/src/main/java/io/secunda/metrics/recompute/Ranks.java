package io.secunda.metrics.recompute;

import io.secunda.indicators.diagnosis.AdministrativeRank;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the administrative level of a city as providers write it. */
final class Ranks {

    private Ranks() {}

    /** The rank of {@code municipality}, {@code sub_provincial_city}, {@code prefecture-level city}, 县级市 …; null if unknown. */
    static @Nullable AdministrativeRank of(@Nullable String level) {
        if (level == null) {
            return null;
        }
        String written = level.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
        if (written.startsWith("sub_provincial") || written.startsWith("副省级")) {
            return AdministrativeRank.SUB_PROVINCIAL;
        }
        if (written.startsWith("prefecture") || written.startsWith("地级")) {
            return AdministrativeRank.PREFECTURE;
        }
        if (written.startsWith("county") || written.startsWith("县级")) {
            return AdministrativeRank.COUNTY;
        }
        boolean municipality = written.startsWith("municipality") || written.startsWith("直辖市");
        return municipality ? AdministrativeRank.MUNICIPALITY : null;
    }
}
