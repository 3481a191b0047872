package dev.kechuang.payout.model;

import dev.kechuang.payout.Award;
import dev.kechuang.payout.ItemStatus;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Rows of {@code payment_item}. Every change of status names the status it leaves; false means somebody was faster. */
public final class ItemRows {

    private static final int CHUNK = 1000;
    private static final String INSERT = """
            insert into payment_item (item_no, case_no, decision_no, programme_year, category_code, category_name, clause,
                unit_id, unit_name, uscc, amount_fen, status, status_since, remind_at, confirm_until,
                attempt_no, returns, cross_year, version)
            values (:itemNo, :caseNo, :decisionNo, :year, :category, :categoryName, :clause,
                :unitId, :unitName, :uscc, :fen, 'AWAITING_PAYEE', :now, :remindAt, :until, 0, 0, false, 0)
            """;
    private static final String MOVE =
            "update payment_item set status = :to, status_since = :now, version = version + 1";

    private final NamedParameterJdbcTemplate jdbc;

    public ItemRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PaymentItem> find(String itemNo) {
        return query("where item_no = :itemNo", new MapSqlParameterSource("itemNo", itemNo)).stream()
                .findFirst();
    }

    /** The row held until the end of the transaction. */
    public Optional<PaymentItem> lock(String itemNo) {
        return query("where item_no = :itemNo for update", new MapSqlParameterSource("itemNo", itemNo)).stream()
                .findFirst();
    }

    /** Held in the order of their numbers, so that two batches cannot wait for each other. */
    public List<PaymentItem> lockAll(Collection<String> itemNos) {
        return chunked(itemNos, "where item_no in (:itemNos) order by item_no for update");
    }

    public List<PaymentItem> findAll(Collection<String> itemNos) {
        return chunked(itemNos, "where item_no in (:itemNos) order by item_no");
    }

    public List<PaymentItem> inStatus(Collection<ItemStatus> statuses) {
        return query(
                "where status in (:statuses) order by category_code, item_no",
                new MapSqlParameterSource(
                        "statuses", statuses.stream().map(Enum::name).toList()));
    }

    /** Ready and in no batch. */
    public List<PaymentItem> free() {
        return query(
                "where status = 'READY' and batch_no is null order by category_code, item_no",
                new MapSqlParameterSource());
    }

    public void insert(String itemNo, Award award, Instant now, Instant remindAt, Instant until) {
        jdbc.update(
                INSERT,
                new MapSqlParameterSource("itemNo", itemNo)
                        .addValue("caseNo", award.caseNo())
                        .addValue("decisionNo", award.decisionNo())
                        .addValue("year", award.programmeYear())
                        .addValue("category", award.categoryCode())
                        .addValue("categoryName", award.categoryName())
                        .addValue("clause", award.clause())
                        .addValue("unitId", award.unitId())
                        .addValue("unitName", award.unitName())
                        .addValue("uscc", award.uscc())
                        .addValue("fen", award.amount().fen())
                        .addValue("now", Stored.at(now))
                        .addValue("remindAt", Stored.at(remindAt))
                        .addValue("until", Stored.at(until)));
    }

    public boolean move(String itemNo, ItemStatus from, ItemStatus to, Instant now) {
        return jdbc.update(MOVE + " where item_no = :itemNo and status = :from", step(itemNo, from, to, now)) == 1;
    }

    public boolean defer(String itemNo, Instant until, Instant now) {
        return jdbc.update(
                        MOVE + ", confirm_until = :until where item_no = :itemNo and status = :from",
                        step(itemNo, ItemStatus.AWAITING_PAYEE, ItemStatus.DEFERRED, now)
                                .addValue("until", Stored.at(until)))
                == 1;
    }

    /** A confirmed account; after a return the old one is never taken over. */
    public boolean confirm(
            String itemNo,
            ItemStatus from,
            ItemStatus to,
            UUID accountId,
            boolean crossYear,
            String userId,
            Instant now) {
        return jdbc.update(
                        MOVE
                                + ", account_id = :accountId, account_confirmed_at = :now, account_confirmed_by = :userId,"
                                + " cross_year = :crossYear where item_no = :itemNo and status = :from",
                        step(itemNo, from, to, now)
                                .addValue("accountId", accountId)
                                .addValue("userId", userId)
                                .addValue("crossYear", crossYear))
                == 1;
    }

    /** Ready, in no batch, but its quota has lapsed: back to finance. */
    public boolean quotaLapsed(String itemNo, Instant now) {
        return jdbc.update(
                        MOVE + ", cross_year = true where item_no = :itemNo and status = :from and batch_no is null",
                        step(itemNo, ItemStatus.READY, ItemStatus.AWAITING_QUOTA, now))
                == 1;
    }

    public boolean reappropriate(String itemNo, int fiscalYear, String docNo, Instant now) {
        return jdbc.update(
                        MOVE
                                + ", quota_year = :fiscalYear, quota_doc_no = :docNo"
                                + " where item_no = :itemNo and status = :from",
                        step(itemNo, ItemStatus.AWAITING_QUOTA, ItemStatus.READY, now)
                                .addValue("fiscalYear", fiscalYear)
                                .addValue("docNo", docNo))
                == 1;
    }

    /** Binds ready, free items to a batch; returns how many were still free. */
    public int bind(Collection<String> itemNos, String batchNo) {
        return chunkedUpdate(
                itemNos,
                "update payment_item set batch_no = :batchNo, version = version + 1"
                        + " where item_no in (:itemNos) and status = 'READY' and batch_no is null",
                new MapSqlParameterSource("batchNo", batchNo));
    }

    /** The batch came back to its maker: its items are free again. */
    public int unbind(String batchNo) {
        return jdbc.update(
                "update payment_item set batch_no = null, version = version + 1"
                        + " where batch_no = :batchNo and status = 'READY'",
                new MapSqlParameterSource("batchNo", batchNo));
    }

    /** The batch went to the bank: one attempt more for each of its items. */
    public int sent(String batchNo, int fiscalYear, Instant now) {
        return jdbc.update(
                "update payment_item set status = 'SENT', status_since = :now, attempt_no = attempt_no + 1,"
                        + " last_fiscal_year = :fiscalYear, version = version + 1"
                        + " where batch_no = :batchNo and status = 'READY'",
                new MapSqlParameterSource("batchNo", batchNo)
                        .addValue("fiscalYear", fiscalYear)
                        .addValue("now", Stored.at(now)));
    }

    public int unknown(Collection<String> itemNos, Instant now) {
        return chunkedUpdate(
                itemNos,
                "update payment_item set status = 'UNKNOWN', status_since = :now, version = version + 1"
                        + " where item_no in (:itemNos) and status = 'SENT'",
                new MapSqlParameterSource("now", Stored.at(now)));
    }

    /** Items settled by the bank; a returned one loses batch and account and counts the return. */
    public int settle(Collection<String> itemNos, ItemStatus to, Instant now) {
        var back = to.returned()
                ? ", returns = returns + 1, batch_no = null, account_id = null, account_confirmed_at = null,"
                        + " account_confirmed_by = null"
                : "";
        return chunkedUpdate(
                itemNos,
                MOVE + back + " where item_no in (:itemNos) and status in ('SENT', 'UNKNOWN')",
                new MapSqlParameterSource("to", to.name()).addValue("now", Stored.at(now)));
    }

    private static MapSqlParameterSource step(String itemNo, ItemStatus from, ItemStatus to, Instant now) {
        return new MapSqlParameterSource("itemNo", itemNo)
                .addValue("from", from.name())
                .addValue("to", to.name())
                .addValue("now", Stored.at(now));
    }

    private int chunkedUpdate(Collection<String> itemNos, String sql, MapSqlParameterSource parameters) {
        var all = itemNos.stream().sorted().toList();
        int changed = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            changed += jdbc.update(
                    sql, parameters.addValue("itemNos", all.subList(from, Math.min(from + CHUNK, all.size()))));
        }
        return changed;
    }

    private List<PaymentItem> chunked(Collection<String> itemNos, String where) {
        var all = itemNos.stream().distinct().sorted().toList();
        var found = new ArrayList<PaymentItem>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            found.addAll(query(
                    where,
                    new MapSqlParameterSource("itemNos", all.subList(from, Math.min(from + CHUNK, all.size())))));
        }
        return found;
    }

    private List<PaymentItem> query(String where, MapSqlParameterSource parameters) {
        return jdbc.query("select * from payment_item " + where, parameters, (row, n) -> read(row));
    }

    private static PaymentItem read(ResultSet row) throws SQLException {
        return new PaymentItem(
                row.getString("item_no"),
                row.getString("case_no"),
                row.getString("decision_no"),
                row.getInt("programme_year"),
                row.getString("category_code"),
                row.getString("category_name"),
                row.getString("clause"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("uscc"),
                Money.ofFen(row.getLong("amount_fen")),
                ItemStatus.valueOf(row.getString("status")),
                Stored.instant(row, "status_since"),
                Stored.instant(row, "remind_at"),
                Stored.instant(row, "confirm_until"),
                row.getObject("account_id", UUID.class),
                row.getString("batch_no"),
                row.getInt("attempt_no"),
                row.getInt("returns"),
                row.getObject("last_fiscal_year", Integer.class),
                row.getObject("quota_year", Integer.class),
                row.getBoolean("cross_year"));
    }
}
