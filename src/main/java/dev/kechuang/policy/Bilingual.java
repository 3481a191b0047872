package dev.kechuang.policy;

import dev.kechuang.shared.LocalText;
import java.util.Locale;

/** A text of the pack in Chinese and English. */
public record Bilingual(String zh, String en) implements LocalText {

    @Override
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
