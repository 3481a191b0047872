package dev.kechuang.nomination.model;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** What each case is about, so that nothing is rewarded twice (V-DUP) and promotions pay only the difference. */
@Repository
public class Matters {

    private final NamedParameterJdbcTemplate jdbc;

    public Matters(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One matter of one case. */
    public record Entry(UUID caseId, String matterKey, String categoryCode, String stackGroup, UUID unitId) {}

    /** Replaces what the case was about before a correction. */
    public void record(UUID caseId, List<Entry> entries) {
        jdbc.update("delete from case_matter where case_id = :id", new MapSqlParameterSource("id", caseId));
        insertAll(entries);
    }

    public void insertAll(Collection<Entry> entries) {
        jdbc.batchUpdate(
                "insert into case_matter (case_id, matter_key, category_code, stack_group, unit_id)"
                        + " values (:caseId, :key, :category, :group, :unit)",
                entries.stream()
                        .map(entry -> new MapSqlParameterSource("caseId", entry.caseId())
                                .addValue("key", entry.matterKey())
                                .addValue("category", entry.categoryCode())
                                .addValue("group", entry.stackGroup())
                                .addValue("unit", entry.unitId()))
                        .toArray(SqlParameterSource[]::new));
    }

    /**
     * Keys of this category that an active or rewarded case already holds in the category's scope; where promotion pays the
     * difference, rewarded earlier steps do not count.
     */
    public Set<String> taken(Category category, UUID unitId, Collection<String> keys, UUID exceptCase) {
        return matching(category, unitId, keys, exceptCase, " and m.category_code = :category");
    }

    /** Who holds these matters of the category now, whatever its scope; for lists of thousands. */
    public List<Entry> holders(Category category, Collection<String> keys) {
        List<Entry> found = new ArrayList<>();
        List<String> all = new ArrayList<>(keys);
        for (int start = 0; start < all.size(); start += 1_000) {
            found.addAll(jdbc.query(
                    "select m.* from case_matter m join nomination_case c on c.id = m.case_id"
                            + " where m.stack_group = :group and m.matter_key in (:keys)"
                            + " and c.status in (:statuses) and m.category_code = :category",
                    new MapSqlParameterSource("group", category.stackGroup())
                            .addValue("category", category.code())
                            .addValue("keys", all.subList(start, Math.min(all.size(), start + 1_000)))
                            .addValue("statuses", CaseStore.names(blocking(category))),
                    (row, n) -> new Entry(
                            row.getObject("case_id", UUID.class),
                            row.getString("matter_key"),
                            row.getString("category_code"),
                            row.getString("stack_group"),
                            row.getObject("unit_id", UUID.class))));
        }
        return found;
    }

    /** The same matter in another category of the stack group: only a warning, the higher amount stays. */
    public Set<String> elsewhere(Category category, UUID unitId, Collection<String> keys, UUID exceptCase) {
        return matching(category, unitId, keys, exceptCase, " and m.category_code <> :category");
    }

    /** Sum of what was decided for the same line, except in this case. */
    public Money decidedBefore(Category category, UUID unitId, Collection<String> keys, UUID exceptCase) {
        if (keys.isEmpty()) return Money.ZERO;
        Long fen = jdbc.queryForObject(
                "select coalesce(sum(c.amount_fen), 0) from nomination_case c where c.status in (:statuses)"
                        + " and c.id <> :except and exists (select 1 from case_matter m where m.case_id = c.id"
                        + " and m.stack_group = :group and m.matter_key in (:keys)" + scope(category) + ")",
                args(category, unitId, keys, exceptCase).addValue("statuses", CaseStore.names(CaseStatus.rewarded())),
                Long.class);
        return Money.ofFen(fen == null ? 0 : fen);
    }

    public List<String> keysOf(UUID caseId) {
        return jdbc.queryForList(
                "select matter_key from case_matter where case_id = :id order by matter_key",
                new MapSqlParameterSource("id", caseId),
                String.class);
    }

    private Set<String> matching(
            Category category, UUID unitId, Collection<String> keys, UUID exceptCase, String which) {
        if (keys.isEmpty()) return Set.of();
        Set<CaseStatus> blocking = blocking(category);
        Set<String> found = new HashSet<>();
        List<String> all = new ArrayList<>(keys);
        for (int start = 0; start < all.size(); start += 1_000) {
            found.addAll(jdbc.queryForList(
                    "select m.matter_key from case_matter m join nomination_case c on c.id = m.case_id"
                            + " where m.stack_group = :group and m.matter_key in (:keys) and c.id <> :except"
                            + " and c.status in (:statuses)" + which + scope(category),
                    args(category, unitId, all.subList(start, Math.min(all.size(), start + 1_000)), exceptCase)
                            .addValue("statuses", CaseStore.names(blocking)),
                    String.class));
        }
        return found;
    }

    private static Set<CaseStatus> blocking(Category category) {
        Set<CaseStatus> blocking = CaseStatus.blocking();
        if (category.upgradable()) blocking.removeAll(CaseStatus.rewarded());
        return blocking;
    }

    private static String scope(Category category) {
        return category.matterScope() == MatterScope.APPLICANT ? " and m.unit_id = :unit" : "";
    }

    private static MapSqlParameterSource args(
            Category category, UUID unitId, Collection<String> keys, UUID exceptCase) {
        return new MapSqlParameterSource("group", category.stackGroup())
                .addValue("category", category.code())
                .addValue("keys", keys)
                .addValue("unit", unitId)
                .addValue("except", exceptCase);
    }
}
