package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units that may not apply until a date (V-BAN, domain 3.11). */
@Repository
public class Bans {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Bans(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    public void add(String uscc, LocalDate until, String reason, String userId) {
        jdbc.sql("insert into ban_record (uscc, banned_until, reason, recorded_by, recorded_at)"
                        + " values (:uscc, :until, :reason, :by, :at)")
                .param("uscc", uscc)
                .param("until", until)
                .param("reason", reason)
                .param("by", userId)
                .param("at", Stored.at(clock.now()))
                .update();
    }

    public Optional<LocalDate> bannedUntil(String uscc) {
        return jdbc.sql(
                        "select banned_until from ban_record where uscc = :uscc order by id desc fetch first 1 rows only")
                .param("uscc", uscc)
                .query(LocalDate.class)
                .optional();
    }
}
