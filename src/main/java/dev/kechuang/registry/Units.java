package dev.kechuang.registry;

import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of {@code unit}. */
final class Units {

    /** PostgreSQL and H2 both slow down or refuse with tens of thousands of parameters. */
    private static final int CHUNK = 1000;

    private static final String INSERT = """
            insert into unit (id, uscc, name, applicant_type, registered_address, town_code, legal_rep_name,
                industry_code, above_scale, established_on, contact_name, contact_mobile, contact_email,
                created_at, claimed_at, version)
            values (:id, :uscc, :name, :applicantType, :registeredAddress, :townCode, :legalRepName,
                :industryCode, :aboveScale, :establishedOn, :contactName, :contactMobile, :contactEmail,
                :now, :claimedAt, 0)
            """;
    private static final String DETAILS = """
            registered_address = :registeredAddress,
                town_code = :townCode, legal_rep_name = :legalRepName, industry_code = :industryCode,
                above_scale = :aboveScale, established_on = :establishedOn, contact_name = :contactName,
                contact_mobile = :contactMobile, contact_email = :contactEmail, version = version + 1
            """;
    private static final String CLAIM = "update unit set applicant_type = :applicantType, claimed_at = :claimedAt, "
            + DETAILS + " where id = :id and claimed_at is null";
    private static final String AMEND = "update unit set " + DETAILS + " where id = :id";

    private final NamedParameterJdbcTemplate jdbc;

    Units(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Unit> find(UUID id) {
        return query("where id = :id", new MapSqlParameterSource("id", id)).stream()
                .findFirst();
    }

    Optional<Unit> byUscc(String uscc) {
        return query("where uscc = :uscc", new MapSqlParameterSource("uscc", uscc)).stream()
                .findFirst();
    }

    Optional<Unit> ofUser(String userId) {
        return query(
                        "where id = (select unit_id from app_user where user_id = :userId)",
                        new MapSqlParameterSource("userId", userId))
                .stream()
                .findFirst();
    }

    List<Unit> byIds(Collection<UUID> ids) {
        return inChunks(ids, chunk -> query("where id in (:ids)", new MapSqlParameterSource("ids", chunk)));
    }

    List<Unit> byUsccs(Collection<String> usccs) {
        return inChunks(usccs, chunk -> query("where uscc in (:usccs)", new MapSqlParameterSource("usccs", chunk)));
    }

    /** Inserts units of an official list: nobody has claimed them yet. */
    void insertAll(List<Unit> units, Instant now) {
        jdbc.batchUpdate(
                INSERT, units.stream().map(unit -> row(unit, now, null)).toArray(SqlParameterSource[]::new));
    }

    void insertClaimed(Unit unit, Instant now) {
        jdbc.update(INSERT, row(unit, now, now));
    }

    /** False when somebody else was first. */
    boolean claim(Unit unit, Instant now) {
        return jdbc.update(CLAIM, row(unit, now, now)) == 1;
    }

    void amend(Unit unit) {
        jdbc.update(AMEND, row(unit, Instant.EPOCH, null));
    }

    boolean claimed(UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select claimed_at is not null from unit where id = :id",
                new MapSqlParameterSource("id", id),
                Boolean.class));
    }

    private List<Unit> query(String where, MapSqlParameterSource parameters) {
        return jdbc.query("select * from unit " + where, parameters, (row, n) -> read(row));
    }

    private static <K> List<Unit> inChunks(Collection<K> keys, java.util.function.Function<List<K>, List<Unit>> query) {
        var all = List.copyOf(keys);
        var found = new ArrayList<Unit>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            found.addAll(query.apply(all.subList(from, Math.min(from + CHUNK, all.size()))));
        }
        return found;
    }

    private static MapSqlParameterSource row(Unit unit, Instant now, Instant claimedAt) {
        return new MapSqlParameterSource()
                .addValue("id", unit.id())
                .addValue("uscc", unit.uscc())
                .addValue("name", unit.name())
                .addValue("applicantType", unit.applicantType())
                .addValue("registeredAddress", unit.registeredAddress())
                .addValue("townCode", unit.townCode())
                .addValue("legalRepName", unit.legalRepName())
                .addValue("industryCode", unit.industryCode())
                .addValue("aboveScale", unit.aboveScale())
                .addValue("establishedOn", unit.establishedOn())
                .addValue("contactName", unit.contactName())
                .addValue("contactMobile", unit.contactMobile())
                .addValue("contactEmail", unit.contactEmail())
                .addValue("now", Stored.at(now))
                .addValue("claimedAt", Stored.at(claimedAt));
    }

    private static Unit read(ResultSet row) throws SQLException {
        return new Unit(
                row.getObject("id", UUID.class),
                row.getString("uscc"),
                row.getString("name"),
                row.getString("applicant_type"),
                row.getString("registered_address"),
                row.getString("town_code"),
                row.getString("legal_rep_name"),
                row.getString("industry_code"),
                row.getBoolean("above_scale"),
                row.getObject("established_on", LocalDate.class),
                row.getString("contact_name"),
                row.getString("contact_mobile"),
                row.getString("contact_email"));
    }
}
