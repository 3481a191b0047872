package dev.kechuang.notification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Fills {@code <templateKey>.subject} and {@code .body} with named arguments; {@code {caseNo}} is always known. */
@Component
public class MessageTexts {

    private static final int SUBJECT_MAX = 300;

    private final MessageSource messages;

    public MessageTexts(MessageSource messages) {
        this.messages = messages;
    }

    RenderedText render(String templateKey, String caseNo, Map<String, String> args) {
        var named = new HashMap<>(args);
        named.put("caseNo", caseNo == null ? "" : caseNo);
        return new RenderedText(
                subject(templateKey, Locale.SIMPLIFIED_CHINESE, named),
                text(templateKey + ".body", Locale.SIMPLIFIED_CHINESE, named),
                subject(templateKey, Locale.ENGLISH, named),
                text(templateKey + ".body", Locale.ENGLISH, named));
    }

    private String subject(String templateKey, Locale locale, Map<String, String> named) {
        // A line break in a name must not become a mail header.
        String subject = text(templateKey + ".subject", locale, named).replaceAll("\\R", " ");
        return subject.length() <= SUBJECT_MAX ? subject : subject.substring(0, SUBJECT_MAX);
    }

    /** Without arguments Spring returns the raw text, so that the named places survive. */
    private String text(String messageKey, Locale locale, Map<String, String> named) {
        String raw = messages.getMessage(messageKey, null, locale);
        var out = new StringBuilder();
        int from = 0;
        for (int open = raw.indexOf('{'); open >= 0; open = raw.indexOf('{', from)) {
            int close = raw.indexOf('}', open);
            if (close < 0) break;
            String name = raw.substring(open + 1, close);
            if (!named.containsKey(name)) {
                throw new IllegalArgumentException(messageKey + " asks for {" + name + "}");
            }
            out.append(raw, from, open).append(String.valueOf(named.get(name)));
            from = close + 1;
        }
        return out.append(raw.substring(from)).toString();
    }
}
