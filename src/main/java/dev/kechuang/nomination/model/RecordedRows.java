package dev.kechuang.nomination.model;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.shared.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Cases of a year for calculating them again: pages by case number, and what hangs on the cases of a page. Reads only. */
@Repository
public class RecordedRows {

    private final NamedParameterJdbcTemplate jdbc;

    public RecordedRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code paidBefore} is what the latest calculation deducted or could have; null when there was none. */
    public record Row(CaseRecord record, Money paidBefore) {

        public boolean calculated() {
            return paidBefore != null;
        }
    }

    /** A rewarded case of the same line; {@code earlier}: it was submitted before the case that asks. */
    public record EarlierStep(UUID otherId, UUID unitId, int programmeYear, Money amount, boolean earlier) {}

    private record Pair(UUID caseId, EarlierStep step) {}

    public List<Integer> years() {
        return jdbc.queryForList(
                "select distinct programme_year from nomination_case where case_no is not null"
                        + " order by programme_year desc",
                Map.of(),
                Integer.class);
    }

    public int ended(int year) {
        Integer found = jdbc.queryForObject(
                "select count(*) from nomination_case where programme_year = :year and case_no is not null"
                        + " and status not in (:counted)",
                counted(year),
                Integer.class);
        return found == null ? 0 : found;
    }

    /** The next cases after this number. */
    public List<Row> page(int year, String afterCaseNo, int size) {
        return jdbc.query(
                "select c.*, k.paid_before_fen from nomination_case c left join calculation k on k.case_id = c.id"
                        + " and k.run_no = (select max(l.run_no) from calculation l where l.case_id = c.id)"
                        + " where c.programme_year = :year and c.case_no > :after and c.status in (:counted)"
                        + " order by c.case_no fetch first :size rows only",
                counted(year).addValue("after", afterCaseNo).addValue("size", size),
                (row, n) -> {
                    long fen = row.getLong("paid_before_fen");
                    Money before = row.wasNull() ? null : Money.ofFen(fen);
                    return new Row(CaseStore.read(row), before);
                });
    }

    public Map<UUID, Set<String>> matterKeys(Collection<UUID> ids) {
        Map<UUID, Set<String>> keys = new HashMap<>();
        jdbc.query(
                "select case_id, matter_key from case_matter where case_id in (:ids)",
                new MapSqlParameterSource("ids", ids),
                row -> {
                    keys.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new TreeSet<>())
                            .add(row.getString("matter_key"));
                });
        return keys;
    }

    /** Rewarded cases of the same line as these, each named once a case. Asked for few categories: others have keys by the thousand. */
    public Map<UUID, List<EarlierStep>> earlierSteps(Collection<UUID> ids, Collection<String> categoryCodes) {
        if (categoryCodes.isEmpty()) return Map.of();
        List<Pair> pairs = jdbc.query(
                "select distinct m.case_id, o.id, o.unit_id, o.programme_year, o.amount_fen,"
                        + " case when coalesce(o.submitted_at, o.created_at) < coalesce(c.submitted_at, c.created_at)"
                        + " then 1 else 0 end as is_earlier"
                        + " from case_matter m join nomination_case c on c.id = m.case_id"
                        + " join case_matter n on n.stack_group = m.stack_group and n.matter_key = m.matter_key"
                        + " and n.case_id <> m.case_id join nomination_case o on o.id = n.case_id"
                        + " where m.case_id in (:ids) and m.category_code in (:codes) and o.status in (:rewarded)"
                        + " and o.amount_fen is not null",
                new MapSqlParameterSource("ids", ids)
                        .addValue("codes", categoryCodes)
                        .addValue("rewarded", CaseStore.names(CaseStatus.rewarded())),
                (row, n) -> new Pair(
                        row.getObject("case_id", UUID.class),
                        new EarlierStep(
                                row.getObject("id", UUID.class),
                                row.getObject("unit_id", UUID.class),
                                row.getInt("programme_year"),
                                Money.ofFen(row.getLong("amount_fen")),
                                row.getInt("is_earlier") == 1)));
        return pairs.stream()
                .collect(Collectors.groupingBy(Pair::caseId, Collectors.mapping(Pair::step, Collectors.toList())));
    }

    private static MapSqlParameterSource counted(int year) {
        return new MapSqlParameterSource("year", year).addValue("counted", CaseStore.names(CaseStatus.blocking()));
    }
}
