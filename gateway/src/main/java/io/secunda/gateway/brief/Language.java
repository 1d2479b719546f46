package io.secunda.gateway.brief;

import io.secunda.events.Names;
import java.util.Optional;

/** The language of a brief. */
enum Language {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Reads {@code en} or {@code zh}. */
    static Optional<Language> parse(String text) {
        return switch (text) {
            case "en" -> Optional.of(EN);
            case "zh" -> Optional.of(ZH);
            default -> Optional.empty();
        };
    }

    /** As it stands in an address. */
    String code() {
        return this == ZH ? "zh" : "en";
    }

    /** As it stands in a page. */
    String tag() {
        return tag;
    }

    String pick(String english, String chinese) {
        return this == ZH ? chinese : english;
    }

    String of(Names names) {
        return pick(names.en(), names.zh());
    }

    /** Joins items of a list: {@code a, b} or {@code a、b}. */
    String comma() {
        return pick(", ", "、");
    }

    /** Ends a sentence that something follows. */
    String stop() {
        return pick(". ", "。");
    }

    /** Between a term and what it is. */
    String colon() {
        return pick(": ", "：");
    }

    /** Something in brackets after a text. */
    String inBrackets(String text) {
        return pick(" (" + text + ")", "（" + text + "）");
    }
}
