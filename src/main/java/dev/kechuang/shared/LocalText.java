package dev.kechuang.shared;

import java.util.Locale;

/** A text that is told in the reader's language; as an argument of a message it is resolved with the message. */
public interface LocalText {

    String in(Locale locale);
}
