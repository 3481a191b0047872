package dev.kechuang.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Fills {@code <templateKey>.subject} and {@code .body} with named arguments; {@code {caseNo}} is always known. */
@Component
public class MessageTexts {

    private static final int SUBJECT_MAX = 300;

    /** Mobile, identity and account numbers; nothing of ours that a message names is that long. */
    private static final Pattern PERSONAL_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])(\\d{3})\\d{6,14}(\\d[0-9Xx])(?![0-9A-Za-z])");

    private final MessageSource messages;
    private final Properties links = links();

    public MessageTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** The page a message leads to, by template; the paths of all modules stand together, tested against the controllers. */
    public static Properties links() {
        var links = new Properties();
        try (var in = MessageTexts.class.getResourceAsStream("/notification-links.properties")) {
            links.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return links;
    }

    RenderedText render(String templateKey, String caseNo, Map<String, String> args) {
        var named = new HashMap<String, String>();
        args.forEach((name, text) -> named.put(name, masked(text)));
        named.put("caseNo", caseNo == null ? "" : caseNo);
        return new RenderedText(
                subject(templateKey, Locale.SIMPLIFIED_CHINESE, named),
                text(templateKey + ".body", Locale.SIMPLIFIED_CHINESE, named),
                subject(templateKey, Locale.ENGLISH, named),
                text(templateKey + ".body", Locale.ENGLISH, named),
                link(templateKey, named));
    }

    private String link(String templateKey, Map<String, String> named) {
        String path = links.getProperty(templateKey);
        return path == null ? null : filled(templateKey, path, named);
    }

    /** What a person typed may hold a number that must not go out by mail. */
    private static String masked(String text) {
        return text == null ? "" : PERSONAL_NUMBER.matcher(text).replaceAll("$1****$2");
    }

    private String subject(String templateKey, Locale locale, Map<String, String> named) {
        // A line break in a name must not become a mail header.
        String subject = text(templateKey + ".subject", locale, named).replaceAll("\\R", " ");
        return subject.length() <= SUBJECT_MAX ? subject : subject.substring(0, SUBJECT_MAX);
    }

    /** Without arguments Spring returns the raw text, so that the named places survive. */
    private String text(String messageKey, Locale locale, Map<String, String> named) {
        return filled(messageKey, messages.getMessage(messageKey, null, locale), named);
    }

    private static String filled(String messageKey, String raw, Map<String, String> named) {
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
