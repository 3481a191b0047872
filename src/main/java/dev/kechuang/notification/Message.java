package dev.kechuang.notification;

import java.time.Instant;
import java.util.UUID;

/** A message as the portal shows it; {@code link} is the path of its page or null; {@code readAt} is the first opening by any recipient, null while unread. */
public record Message(
        UUID id,
        String subjectZh,
        String bodyZh,
        String subjectEn,
        String bodyEn,
        String link,
        String caseNo,
        Instant createdAt,
        Instant readAt) {

    public String subject(String language) {
        return "en".equals(language) ? subjectEn : subjectZh;
    }

    public String body(String language) {
        return "en".equals(language) ? bodyEn : bodyZh;
    }
}
