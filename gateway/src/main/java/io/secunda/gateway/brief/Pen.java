package io.secunda.gateway.brief;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.indicator.SourceVintage;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every section writes with.
 *
 * @param material what there is to say
 * @param language in which
 * @param numbers numbers in that language
 * @param citations the publications cited so far
 * @param out what is written so far
 */
record Pen(Material material, Language language, Numbers numbers, Citations citations, Markdown out) {

    /** Marks a value that rests on provisional figures. */
    static final String PROVISIONAL = "†";

    /** Marks a change that is measured across a marked break of its series. */
    static final String BREAK = "‡";

    static Pen of(Material material) {
        Language language = material.asked().language();
        return new Pen(material, language, new Numbers(language), new Citations(), new Markdown());
    }

    /** The text in the language of the brief. */
    String t(String english, String chinese) {
        return language.pick(english, chinese);
    }

    /** A number, marked where it is provisional or measured across a break; or why there is none. */
    String cell(@Nullable IndicatorValue value) {
        if (value == null) {
            return absent(null);
        }
        return cell(value.value(), value.reason(), value.unit(), value.provisional(), value.crossesBreak());
    }

    /** A number in its unit with its marks, or why there is none. */
    String cell(@Nullable Double value, @Nullable String reason, String unit, boolean provisional, boolean breaks) {
        return value == null
                ? absent(reason)
                : Markdown.text(numbers.value(value, unit)) + (provisional ? PROVISIONAL : "") + (breaks ? BREAK : "");
    }

    /** In words, why there is no value. */
    String absent(@Nullable String reason) {
        return t("not known: ", "未知：") + Markdown.text(Words.reason(reason, language));
    }

    String indicator(String id) {
        return Markdown.text(material.vocabulary().indicator(id, language));
    }

    String name(Member city) {
        return language.of(city.names());
    }

    /** A period, or the start and the end of a window. */
    String when(@Nullable String from, String period) {
        return from == null ? when(period) : from + "–" + when(period);
    }

    String when(IndicatorValue value) {
        return when(
                value.from() == null ? null : value.from().toString(),
                value.period().toString());
    }

    private String when(String period) {
        return language == Language.ZH && period.length() == 4 ? period + "年" : period;
    }

    String cite(Collection<IndicatorValue> values) {
        return citations.cite(
                values.stream().flatMap(value -> value.sources().stream()).toList());
    }

    String citeSources(@Nullable List<SourceVintage> sources) {
        return sources == null ? "" : citations.cite(sources);
    }

    /** The periods at which a variable has a marked break, after one period and up to another. */
    List<String> breaks(String variable, IndicatorValue after, IndicatorValue upTo) {
        var found = new TreeSet<String>();
        for (IndicatorValue share : material.ofRegion("break_share(" + variable + ")", null)) {
            boolean within = share.period().compareTo(after.period()) > 0
                    && share.period().compareTo(upTo.period()) <= 0;
            if (within && share.value() != null && share.value() > 0) {
                found.add(share.period().toString());
            }
        }
        return List.copyOf(found);
    }
}
