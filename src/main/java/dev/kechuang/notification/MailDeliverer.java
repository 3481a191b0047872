package dev.kechuang.notification;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due, one mail a transaction: a locked row is skipped by other nodes, a failure is tried again later. */
public class MailDeliverer {

    private static final Logger log = LoggerFactory.getLogger(MailDeliverer.class);
    private static final int MAX_PER_RUN = 500;
    /** A mail server that is down would make each mail of a run wait for its time-out. */
    private static final int FAILURES_THAT_END_A_RUN = 3;

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));
    private static final int LAST_ATTEMPT = 12;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Optional<JavaMailSender> sender;
    private final String from;
    private final String baseUrl;
    private final BusinessClock clock;

    /** Without a sender (no SMTP host configured) every delivery ends as NO_CHANNEL. */
    public MailDeliverer(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Optional<JavaMailSender> sender,
            String from,
            String baseUrl,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.sender = sender;
        this.from = from;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Handles everything due; returns how many deliveries were looked at. */
    @Scheduled(fixedDelay = 20, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
    public int deliverDue() {
        if (sender.isEmpty()) {
            return jdbc.update(
                    "update mail_delivery set status = 'NO_CHANNEL', next_try_at = null where status = 'PENDING'",
                    Map.of());
        }
        int handled = 0;
        int failed = 0;
        while (handled < MAX_PER_RUN && failed < FAILURES_THAT_END_A_RUN) {
            Outcome outcome = transaction.execute(status -> deliverNext());
            if (outcome == Outcome.NOTHING_DUE) break;
            if (outcome == Outcome.FAILED) failed++;
            handled++;
        }
        return handled;
    }

    private Outcome deliverNext() {
        List<Due> due = jdbc.query(
                """
                select d.id, d.email, d.attempt, n.subject_zh, n.body_zh, n.subject_en, n.body_en, n.link
                from mail_delivery d join notification n on n.id = d.notification_id
                where d.id = (select min_id.id from mail_delivery min_id
                    where min_id.status = 'PENDING' and min_id.next_try_at <= :now
                    order by min_id.next_try_at, min_id.id
                    fetch first 1 rows only for update skip locked)
                """,
                new MapSqlParameterSource("now", Stored.at(clock.now())),
                (row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("email"),
                        row.getInt("attempt"),
                        row.getString("subject_zh") + " / " + row.getString("subject_en"),
                        row.getString("body_zh") + "\n\n----\n\n" + row.getString("body_en")
                                + address(row.getString("link"))));
        return due.isEmpty() ? Outcome.NOTHING_DUE : deliver(due.get(0));
    }

    private String address(String link) {
        return link == null ? "" : "\n\n" + baseUrl + link;
    }

    private Outcome deliver(Due due) {
        try {
            send(due);
            update(due, DeliveryStatus.SENT, null);
            return Outcome.SENT;
        } catch (MailException | MessagingException e) {
            boolean last = due.attempt() + 1 >= LAST_ATTEMPT;
            log.warn("Mail {} failed on attempt {}: {}", due.id(), due.attempt() + 1, e.getMessage());
            update(due, last ? DeliveryStatus.FAILED : DeliveryStatus.PENDING, e.getMessage());
            return Outcome.FAILED;
        }
    }

    private void send(Due due) throws MessagingException {
        JavaMailSender mail = sender.orElseThrow();
        var message = mail.createMimeMessage();
        var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(due.email());
        parts.setSubject(due.subject());
        parts.setText(due.body());
        // If the node dies between sending and writing it down, the mail server can tell the second copy by this.
        message.setHeader("X-Kechuang-Delivery", due.id().toString());
        mail.send(message);
    }

    private void update(Due due, DeliveryStatus status, String error) {
        var now = clock.now();
        var next = now.plus(WAITS.get(Math.min(due.attempt(), WAITS.size() - 1)));
        jdbc.update(
                """
                update mail_delivery set status = :status, attempt = attempt + 1, next_try_at = :next,
                    sent_at = :sentAt, error = :error
                where id = :id
                """,
                new MapSqlParameterSource("id", due.id())
                        .addValue("status", status.name())
                        .addValue("next", status == DeliveryStatus.PENDING ? Stored.at(next) : null)
                        .addValue("sentAt", status == DeliveryStatus.SENT ? Stored.at(now) : null)
                        .addValue("error", error == null ? null : error.substring(0, Math.min(500, error.length()))));
    }

    private enum Outcome {
        NOTHING_DUE,
        SENT,
        FAILED
    }

    private record Due(UUID id, String email, int attempt, String subject, String body) {}
}
