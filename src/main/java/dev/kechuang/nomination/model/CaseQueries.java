package dev.kechuang.nomination.model;

import dev.kechuang.nomination.CaseFilter;
import dev.kechuang.nomination.CasePage;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseStep;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.ProposedEntry;
import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists of cases, one statement each. */
@Repository
public class CaseQueries {

    private final NamedParameterJdbcTemplate jdbc;

    public CaseQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<ProposedEntry> proposed(int programmeYear, Collection<CasePath> paths) {
        if (paths.isEmpty()) return List.of();
        return jdbc.query(
                "select * from nomination_case where programme_year = :year and status = :status and path in (:paths)"
                        + " order by category_code, case_no",
                new MapSqlParameterSource("year", programmeYear)
                        .addValue("status", CaseStatus.PROPOSED.name())
                        .addValue("paths", paths.stream().map(Enum::name).toList()),
                (row, n) -> entry(CaseStore.read(row)));
    }

    public List<CaseRecord> recordsOfUnit(UUID unitId) {
        return jdbc.query(
                "select * from nomination_case where unit_id = :unit order by created_at desc, id",
                new MapSqlParameterSource("unit", unitId),
                (row, n) -> CaseStore.read(row));
    }

    /** Submitted cases, newest number first, each shown as the caller says. */
    public CasePage search(CaseFilter filter, int page, int size, Function<CaseRecord, CaseSummary> shown) {
        var where = new StringBuilder(" from nomination_case where case_no is not null");
        var args = new MapSqlParameterSource("skip", page * size).addValue("size", size);
        if (filter.programmeYear() != null) {
            where.append(" and programme_year = :year");
            args.addValue("year", filter.programmeYear());
        }
        if (given(filter.categoryCode())) {
            where.append(" and category_code = :category");
            args.addValue("category", filter.categoryCode());
        }
        if (filter.status() != null) {
            where.append(" and status = :status");
            args.addValue("status", filter.status().name());
        }
        if (given(filter.text())) {
            where.append(" and (lower(case_no) like :text or lower(unit_name) like :text"
                    + " or lower(item_name) like :text or lower(uscc) like :text)");
            args.addValue("text", "%" + escaped(filter.text()) + "%");
        }
        List<CaseSummary> found = jdbc.query(
                "select *" + where + " order by case_no desc offset :skip rows fetch first :size rows only",
                args,
                (row, n) -> shown.apply(CaseStore.read(row)));
        Long total = jdbc.queryForObject("select count(*)" + where, args, Long.class);
        return new CasePage(found, total == null ? 0 : total, page, size);
    }

    /** Sum of the amounts of all cases that match. */
    public Money sumOf(CaseStatus status, Integer programmeYear) {
        Long fen = jdbc.queryForObject(
                "select coalesce(sum(amount_fen), 0) from nomination_case where status = :status"
                        + (programmeYear == null ? "" : " and programme_year = :year"),
                new MapSqlParameterSource("status", status.name()).addValue("year", programmeYear),
                Long.class);
        return Money.ofFen(fen == null ? 0 : fen);
    }

    public List<CaseNo> numbers(CaseStatus status, Integer programmeYear) {
        return jdbc
                .queryForList(
                        "select case_no from nomination_case where status = :status"
                                + (programmeYear == null ? "" : " and programme_year = :year") + " order by case_no",
                        new MapSqlParameterSource("status", status.name()).addValue("year", programmeYear),
                        String.class)
                .stream()
                .map(CaseNo::of)
                .toList();
    }

    /** The number of each case that has one. */
    public Map<UUID, String> numbersOf(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.query(
                "select id, case_no from nomination_case where id in (:ids) and case_no is not null",
                new MapSqlParameterSource("ids", ids),
                row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getString("case_no"));
                });
        return numbers;
    }

    /** The versions these cases were filed under, each once. */
    public Set<String> ruleVersionIds(Collection<String> caseNos) {
        List<String> all = List.copyOf(caseNos);
        Set<String> found = new HashSet<>();
        for (int start = 0; start < all.size(); start += CaseStore.CHUNK) {
            found.addAll(jdbc.queryForList(
                    "select distinct rule_version_id from nomination_case where case_no in (:keys)",
                    new MapSqlParameterSource(
                            "keys", all.subList(start, Math.min(all.size(), start + CaseStore.CHUNK))),
                    String.class));
        }
        return found;
    }

    public List<CaseStep> steps(UUID caseId) {
        return jdbc.query(
                "select * from nomination_step where case_id = :case order by id",
                new MapSqlParameterSource("case", caseId),
                (row, n) -> new CaseStep(
                        CaseStatus.valueOf(row.getString("from_status")),
                        CaseStatus.valueOf(row.getString("to_status")),
                        Stored.instant(row, "happened_at"),
                        row.getString("actor"),
                        row.getString("reason")));
    }

    public static CaseSummary summary(CaseRecord one) {
        return new CaseSummary(
                one.id(),
                one.caseNo(),
                one.programmeYear(),
                one.categoryCode(),
                one.ruleVersionId(),
                one.path(),
                one.unitId(),
                one.unitName(),
                one.uscc(),
                one.itemName(),
                one.status(),
                one.statusSince(),
                one.amount(),
                one.clause(),
                one.autoAccepted(),
                one.submittedAt());
    }

    private static ProposedEntry entry(CaseRecord one) {
        return new ProposedEntry(
                one.number(),
                one.unitId(),
                one.unitName(),
                one.uscc(),
                one.categoryCode(),
                one.ruleVersionId(),
                one.itemName(),
                one.clause(),
                one.amount(),
                one.path());
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    /** Percent and underscore are ordinary characters to people who search. */
    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }
}
