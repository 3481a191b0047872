package dev.kechuang.notification;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

/** What a person finds under "messages": reading marks the message, which counts as service of a document. */
@Service
public class Messagebox {

    private static final String MINE =
            " from notification where (user_id = :userId or unit_id = :unitId or role in (:roles))";

    /** A null would have no type in the comparison. */
    private static final UUID NO_UNIT = new UUID(0, 0);

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public Messagebox(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public MessagePage page(Mailbox mailbox, int page, int size) {
        var who = parameters(mailbox).addValue("size", size).addValue("skip", (long) page * size);
        List<Message> messages = jdbc.query(
                "select *" + MINE + " order by created_at desc, id offset :skip rows fetch next :size rows only",
                who,
                (row, n) -> read(row));
        return new MessagePage(messages, count(MINE, who), page, size);
    }

    public long unread(Mailbox mailbox) {
        return count(MINE + " and read_at is null", parameters(mailbox));
    }

    /** Opens a message and marks its first opening. */
    public Message open(UUID id, Mailbox mailbox) {
        var who = parameters(mailbox).addValue("id", id).addValue("now", Stored.at(clock.now()));
        Message message = jdbc.query("select *" + MINE + " and id = :id", who, (row, n) -> read(row)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("notification.noSuchMessage"));
        jdbc.update(
                "update notification set read_at = :now, read_by = :userId where id = :id and read_at is null", who);
        return message;
    }

    private long count(String from, MapSqlParameterSource who) {
        Long found = jdbc.queryForObject("select count(*)" + from, who, Long.class);
        return found == null ? 0 : found;
    }

    private static MapSqlParameterSource parameters(Mailbox mailbox) {
        return new MapSqlParameterSource()
                .addValue("userId", mailbox.userId())
                .addValue("unitId", mailbox.unitId() == null ? NO_UNIT : mailbox.unitId())
                .addValue("roles", mailbox.roles().isEmpty() ? Set.of("-") : mailbox.roles());
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("subject_zh"),
                row.getString("body_zh"),
                row.getString("subject_en"),
                row.getString("body_en"),
                row.getString("link"),
                row.getString("case_no"),
                Stored.instant(row, "created_at"),
                Stored.instant(row, "read_at"));
    }
}
