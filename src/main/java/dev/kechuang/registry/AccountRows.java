package dev.kechuang.registry;

import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows of {@code app_user} and {@code user_role}. */
final class AccountRows {

    private final NamedParameterJdbcTemplate jdbc;

    AccountRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NewAccount account, String hash, boolean demoPassword, Instant now) {
        jdbc.update(
                """
                insert into app_user (user_id, display_name, email, password_hash, unit_id, enabled,
                    demo_password, created_at, version)
                values (:userId, :displayName, :email, :hash, :unitId, true, :demoPassword, :now, 0)
                """,
                user(account.userId())
                        .addValue("displayName", account.displayName())
                        .addValue("email", account.email())
                        .addValue("hash", hash)
                        .addValue("unitId", account.unitId())
                        .addValue("demoPassword", demoPassword)
                        .addValue("now", Stored.at(now)));
    }

    void addRoles(String userId, Collection<String> roles, String actor, Instant now) {
        jdbc.batchUpdate(
                "insert into user_role (user_id, role, granted_at, granted_by) values (:userId, :role, :now, :actor)",
                roles.stream()
                        .map(role -> user(userId)
                                .addValue("role", role)
                                .addValue("now", Stored.at(now))
                                .addValue("actor", actor))
                        .toArray(SqlParameterSource[]::new));
    }

    boolean revoke(String userId, String role, String actor, Instant now) {
        return jdbc.update(
                        "update user_role set revoked_at = :now, revoked_by = :actor "
                                + "where user_id = :userId and role = :role and revoked_at is null",
                        user(userId)
                                .addValue("role", role)
                                .addValue("now", Stored.at(now))
                                .addValue("actor", actor))
                > 0;
    }

    boolean setEnabled(String userId, boolean enabled) {
        return jdbc.update(
                        "update app_user set enabled = :enabled, version = version + 1 "
                                + "where user_id = :userId and enabled <> :enabled",
                        user(userId).addValue("enabled", enabled))
                == 1;
    }

    void setPassword(String userId, String hash) {
        jdbc.update(
                "update app_user set password_hash = :hash, demo_password = false, version = version + 1 "
                        + "where user_id = :userId",
                user(userId).addValue("hash", hash));
    }

    /** Holds the account until the transaction ends, so that two grants cannot pass each other. */
    boolean lock(String userId) {
        return !jdbc.queryForList(
                        "select user_id from app_user where user_id = :userId for update", user(userId), String.class)
                .isEmpty();
    }

    Optional<Account> find(String userId) {
        return read("where user_id = :userId", user(userId)).stream().findFirst();
    }

    /** By user id; people who are unknown are missing. */
    Map<String, String> displayNames(Collection<String> userIds) {
        var names = new HashMap<String, String>();
        if (!userIds.isEmpty())
            jdbc.query(
                    "select user_id, display_name from app_user where user_id in (:users)",
                    new MapSqlParameterSource("users", Set.copyOf(userIds)),
                    row -> {
                        names.put(row.getString("user_id"), row.getString("display_name"));
                    });
        return names;
    }

    Optional<String> hash(String userId) {
        return jdbc
                .queryForList("select password_hash from app_user where user_id = :userId", user(userId), String.class)
                .stream()
                .findFirst();
    }

    List<Account> page(String search, int page, int size) {
        return read(
                MATCHES + " order by user_id offset :skip rows fetch next :size rows only",
                search(search).addValue("skip", (long) page * size).addValue("size", size));
    }

    long count(String search) {
        return count("select count(*) from app_user " + MATCHES, search(search));
    }

    List<Account> enabledStaff() {
        return read(
                "where enabled = true and user_id in (select r.user_id from user_role r "
                        + "where r.revoked_at is null and r.role not like 'applicant-%') order by user_id",
                new MapSqlParameterSource());
    }

    List<Account> demoAccounts() {
        return read("where enabled = true and demo_password = true order by user_id", new MapSqlParameterSource());
    }

    Set<String> usersWithRole(String role) {
        return new TreeSet<>(jdbc.queryForList(
                "select u.user_id from app_user u join user_role r on r.user_id = u.user_id "
                        + "where u.enabled = true and r.role = :role and r.revoked_at is null",
                new MapSqlParameterSource("role", role),
                String.class));
    }

    List<String> emailsOfRole(String role) {
        return jdbc.queryForList(
                "select distinct u.email from app_user u join user_role r on r.user_id = u.user_id "
                        + "where u.enabled = true and u.email is not null and u.email <> '' and r.role = :role "
                        + "and r.revoked_at is null order by u.email",
                new MapSqlParameterSource("role", role),
                String.class);
    }

    boolean hasRole(String userId, String role) {
        return count(
                        "select count(*) from user_role r join app_user u on u.user_id = r.user_id "
                                + "where u.enabled = true and r.user_id = :userId and r.role = :role "
                                + "and r.revoked_at is null",
                        user(userId).addValue("role", role))
                > 0;
    }

    boolean hasEnabledDemoPassword() {
        return count(
                        "select count(*) from app_user where enabled = true and demo_password = true",
                        new MapSqlParameterSource())
                > 0;
    }

    private static final String MATCHES =
            "where (:search = '' or lower(user_id) like :pattern or lower(display_name) like :pattern)";

    private List<Account> read(String where, MapSqlParameterSource parameters) {
        List<Account> accounts = jdbc.query(
                "select * from app_user " + where,
                parameters,
                (row, n) -> new Account(
                        row.getString("user_id"),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getObject("unit_id", UUID.class),
                        row.getBoolean("enabled"),
                        row.getBoolean("demo_password"),
                        new TreeSet<>()));
        roles(accounts);
        return accounts;
    }

    /** One query for the roles of all accounts at hand. */
    private void roles(List<Account> accounts) {
        if (accounts.isEmpty()) return;
        Map<String, SortedSet<String>> byUser = new HashMap<>();
        accounts.forEach(account -> byUser.put(account.userId(), account.roles()));
        jdbc.query(
                "select user_id, role from user_role where revoked_at is null and user_id in (:userIds)",
                new MapSqlParameterSource("userIds", byUser.keySet()),
                row -> {
                    byUser.get(row.getString("user_id")).add(row.getString("role"));
                });
    }

    private long count(String sql, MapSqlParameterSource parameters) {
        Long found = jdbc.queryForObject(sql, parameters, Long.class);
        return found == null ? 0 : found;
    }

    private static MapSqlParameterSource search(String search) {
        String text = search == null ? "" : search.strip().toLowerCase(java.util.Locale.ROOT);
        return new MapSqlParameterSource("search", text).addValue("pattern", "%" + text + "%");
    }

    private static MapSqlParameterSource user(String userId) {
        return new MapSqlParameterSource("userId", userId);
    }
}
