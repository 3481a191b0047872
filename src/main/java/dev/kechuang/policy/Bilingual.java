package dev.kechuang.policy;

import java.util.Locale;

/** A text of the pack in Chinese and English. */
public record Bilingual(String zh, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
