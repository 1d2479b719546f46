package io.secunda.gateway.brief;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of closed lists, in both languages. One that is not known is shown as it is, without underscores. */
final class Words {

    private record Pair(String en, String zh) {}

    private static final Map<String, Pair> REASONS = Map.ofEntries(
            entry("too_few_cities", "too few cities have the figures", "有数据的城市过少"),
            entry("too_few_observations", "too few figures", "数据过少"),
            entry("too_few_components", "too few of its components are known", "可用分项过少"),
            entry("zero_denominator", "it would divide by zero", "分母为零"),
            entry("logarithm_of_non_positive", "a figure is not above zero", "存在非正数值"),
            entry("missing_input", "a needed figure is missing", "缺少所需数据"),
            entry("empty_group", "cores or secondary cities have no figure", "核心城市或次级城市无数据"),
            entry("not_unique", "more than one answer is equally right", "结果不唯一"),
            entry("low_coverage", "figures of too many cities are missing", "缺少数据的城市过多"),
            entry("overlapping_regions", "regions share cities", "区域之间城市重叠"),
            entry("series_break", "the series has a break in this window", "时段内统计口径变动"),
            entry("core_city", "a core city has none", "核心城市无此项"),
            entry("not_told", "nothing has been computed for it yet", "尚未计算"),
            entry("no_partnerships", "there are no partnerships yet", "尚无合作关系"));

    private static final Map<String, Pair> REST = Map.ofEntries(
            entry("coexistence", "coexistence", "共存"),
            entry("connectivity", "connectivity", "联通"),
            entry("cooperation", "cooperation", "合作"),
            entry("place", "place", "地方"),
            entry("priority", "priority", "优先事项"),
            entry("actor", "actor", "行动者"),
            entry("national", "national", "国家"),
            entry("provincial", "provincial", "省级"),
            entry("municipal", "municipal", "市级"),
            entry("strong", "strong", "强"),
            entry("conditional", "conditional", "有条件"),
            entry("raised", "raised", "提出"),
            entry("updated", "updated", "更新"),
            entry("escalated", "escalated", "升级"),
            entry("eased", "eased", "缓和"),
            entry("withdrawn", "withdrawn", "撤回"),
            entry("acknowledge", "acknowledged", "已知悉"),
            entry("accept", "accepted", "已采纳"),
            entry("reject", "rejected", "未采纳"),
            entry("defer", "deferred", "暂缓"),
            entry("between", "between regions", "区域间"),
            entry("within", "within regions", "区域内"),
            entry("rank", "rank", "位次"),
            entry("of", "number of cities compared", "参与比较的城市数"),
            entry("percentile", "percentile", "百分位"),
            entry("core", "core city", "核心城市"),
            entry("secondary", "secondary city", "次级城市"));

    private Words() {}

    private static Map.Entry<String, Pair> entry(String id, String english, String chinese) {
        return Map.entry(id, new Pair(english, chinese));
    }

    /** Why there is no value. */
    static String reason(@Nullable String reason, Language language) {
        return find(REASONS, reason == null ? "not_told" : reason, language);
    }

    /** A theme, level, state or the like. */
    static String word(String id, Language language) {
        return find(REST, id, language);
    }

    private static String find(Map<String, Pair> words, String id, Language language) {
        Pair pair = words.get(id);
        return pair == null ? id.replace('_', ' ') : language.pick(pair.en(), pair.zh());
    }
}
