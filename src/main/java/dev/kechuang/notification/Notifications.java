package dev.kechuang.notification;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;

/** The outbox: rows are written in the caller's transaction, in both languages; mail follows and is retried. */
@Service
public class Notifications {

    private static final String INSERT = """
            insert into notification (id, recipient_kind, unit_id, role, user_id, email, template_key,
                subject_zh, body_zh, subject_en, body_en, link, case_no, created_at)
            values (:id, :kind, :unitId, :role, :userId, :email, :templateKey,
                :subjectZh, :bodyZh, :subjectEn, :bodyEn, :link, :caseNo, :createdAt)
            """;
    private static final String INSERT_DELIVERY = """
            insert into mail_delivery (id, notification_id, email, attempt, status, next_try_at)
            values (:id, :notificationId, :email, 0, :status, :nextTryAt)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final MessageTexts texts;
    private final AddressBook addresses;
    private final BusinessClock clock;

    public Notifications(
            NamedParameterJdbcTemplate jdbc, MessageTexts texts, AddressBook addresses, BusinessClock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.addresses = addresses;
        this.clock = clock;
    }

    public void toUnit(UUID unitId, String templateKey, String caseNo, Map<String, String> args) {
        toUnits(List.of(new UnitMessage(unitId, templateKey, caseNo, args)));
    }

    /** Thousands at once: one batch. */
    public void toUnits(List<UnitMessage> messages) {
        Map<UUID, String> emails =
                addresses.ofUnits(messages.stream().map(UnitMessage::unitId).collect(Collectors.toSet()));
        write(messages.stream()
                .map(message -> new Outgoing(
                        row("UNIT", message.templateKey(), message.caseNo(), message.args())
                                .addValue("unitId", message.unitId()),
                        existing(emails.get(message.unitId()))))
                .toList());
    }

    public void toRole(String role, String templateKey, String caseNo, Map<String, String> args) {
        toRoles(List.of(role), templateKey, caseNo, args);
    }

    /** The same message to each of several roles. */
    public void toRoles(Collection<String> roles, String templateKey, String caseNo, Map<String, String> args) {
        write(roles.stream()
                .map(role -> new Outgoing(
                        row("ROLE", templateKey, caseNo, args).addValue("role", role), addresses.ofRole(role)))
                .toList());
    }

    public void toUser(String userId, String templateKey, String caseNo, Map<String, String> args) {
        write(List.of(new Outgoing(
                row("USER", templateKey, caseNo, args).addValue("userId", userId),
                existing(addresses.ofUser(userId).orElse(null)))));
    }

    public void toAddress(String email, String templateKey, String caseNo, Map<String, String> args) {
        write(List.of(
                new Outgoing(row("ADDRESS", templateKey, caseNo, args).addValue("email", email), existing(email))));
    }

    private void write(List<Outgoing> messages) {
        if (messages.isEmpty()) return;
        jdbc.batchUpdate(INSERT, messages.stream().map(Outgoing::row).toArray(SqlParameterSource[]::new));
        var deliveries = new ArrayList<SqlParameterSource>();
        for (Outgoing message : messages) {
            Object id = message.row().getValue("id");
            if (message.emails().isEmpty()) deliveries.add(delivery(id, null, DeliveryStatus.NO_ADDRESS));
            for (String email : message.emails()) deliveries.add(delivery(id, email, DeliveryStatus.PENDING));
        }
        jdbc.batchUpdate(INSERT_DELIVERY, deliveries.toArray(SqlParameterSource[]::new));
    }

    private MapSqlParameterSource delivery(Object notificationId, String email, DeliveryStatus status) {
        return new MapSqlParameterSource()
                .addValue("id", UUID.randomUUID())
                .addValue("notificationId", notificationId)
                .addValue("email", email)
                .addValue("status", status.name())
                .addValue("nextTryAt", email == null ? null : Stored.at(clock.now()));
    }

    private MapSqlParameterSource row(String kind, String templateKey, String caseNo, Map<String, String> args) {
        RenderedText text = texts.render(templateKey, caseNo, args);
        return new MapSqlParameterSource()
                .addValue("id", UUID.randomUUID())
                .addValue("kind", kind)
                .addValue("unitId", null)
                .addValue("role", null)
                .addValue("userId", null)
                .addValue("email", null)
                .addValue("templateKey", templateKey)
                .addValue("subjectZh", text.subjectZh())
                .addValue("bodyZh", text.bodyZh())
                .addValue("subjectEn", text.subjectEn())
                .addValue("bodyEn", text.bodyEn())
                .addValue("link", text.link())
                .addValue("caseNo", caseNo)
                .addValue("createdAt", Stored.at(clock.now()));
    }

    private static List<String> existing(String email) {
        return email == null || email.isBlank() ? List.of() : List.of(Objects.requireNonNull(email));
    }

    private record Outgoing(MapSqlParameterSource row, List<String> emails) {}
}
