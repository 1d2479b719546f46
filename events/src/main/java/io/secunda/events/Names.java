package io.secunda.events;

/**
 * A name in English and Chinese. Where only one is known, both are that one.
 *
 * @param en English name
 * @param zh Chinese name
 */
public record Names(String en, String zh) {

    public Names {
        if (en.isBlank() && zh.isBlank()) {
            throw new IllegalArgumentException("a name in English (name_en) or Chinese (name_zh) is needed");
        }
        en = en.isBlank() ? zh : en;
        zh = zh.isBlank() ? en : zh;
    }
}
