package dev.kechuang.payout.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.payout.Download;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TaskPages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the pages of this module share: who may enter, times and refusals as people read them, safe downloads. */
@Component
class PayoutPages implements TaskPages {

    static final String OFFICE = "/portal/payout";
    static final String BATCH = OFFICE + "/batches/";
    static final String PAYEE = "/portal/my/payee/";

    private static final Set<String> READERS = Set.of(
            "payment-maker",
            "payment-checker",
            "finance-maker",
            "finance-checker",
            "tech-bureau-head",
            "auditor",
            "supervisor");

    private final Registry registry;
    private final MessageSource messages;

    PayoutPages(Registry registry, MessageSource messages) {
        this.registry = registry;
        this.messages = messages;
    }

    @Override
    public Map<String, String> taskPages() {
        var batch = BATCH + "{businessKey}";
        var payee = PAYEE + "{businessKey}";
        return Map.of(
                "userTask_confirmPayee", payee,
                "userTask_confirmDeferredPayee", payee,
                "userTask_correctPayee", payee,
                "userTask_reappropriate", OFFICE,
                "userTask_resolveReturn", OFFICE,
                "userTask_checkBatch", batch,
                "userTask_confirmRelease", batch,
                "userTask_approveRelease", batch);
    }

    /** The roles of a person who may read payments; everyone else is refused. */
    Set<String> rolesOfReader(String userId) {
        var roles = registry.rolesOf(userId);
        if (roles.stream().noneMatch(READERS::contains)) throw Refusal.notAllowed("payout.notYourRole");
        return roles;
    }

    String name(String userId) {
        return registry.displayName(userId);
    }

    static LocalDateTime local(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, BusinessClock.ZONE);
    }

    /** Field to text; the whole form is the empty field. */
    Map<String, String> texts(Refusal refusal, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        refusal.problems()
                .forEach(problem -> texts.putIfAbsent(problem.field(), text(problem.key(), problem.args(), locale)));
        return texts;
    }

    String text(String key, List<Object> args, Locale locale) {
        return messages.getMessage(key, args.toArray(), key, locale);
    }

    /** No browser runs or keeps it. */
    static ResponseEntity<byte[]> attachment(Download download) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(download.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(download.content());
    }
}
