package dev.kechuang.campaign;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Budget lines and what is promised from them; a reference reserves once, and never beyond the total (S15). */
@Service
public class BudgetLines {

    private static final String RESERVED = "RESERVED";
    private static final String RELEASED = "RELEASED";
    private static final String SPENT = "SPENT";

    private record Reservation(UUID lineId, long fen, String state) {}

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final AuditTrail audit;

    public BudgetLines(NamedParameterJdbcTemplate jdbc, BusinessClock clock, AuditTrail audit) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    public UUID create(int year, String name, String functionalCode, String economicCode, Money total, String userId) {
        if (name == null || name.isBlank()) throw Refusal.invalid("name", "campaign.budget.noName");
        boolean taken = ofYear(year).stream().anyMatch(line -> line.name().equals(name.strip()));
        if (taken) throw Refusal.invalid("name", "campaign.budget.nameTaken", name.strip());
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into budget_line (id, programme_year, name, functional_code, economic_code, total_fen,"
                                + " reserved_fen, paid_fen, version) values (:id, :year, :name, :functional, :economic, :total, 0, 0, 0)")
                .param("id", id)
                .param("year", year)
                .param("name", name.strip())
                .param("functional", functionalCode)
                .param("economic", economicCode)
                .param("total", total.fen())
                .update();
        audit.record(
                "campaign.budgetLineCreated", "budget-line", id.toString(), userId, Map.of("total", total.format()));
        return id;
    }

    /** Sets a new total; refused below what is already reserved and paid. */
    @Transactional
    public void setTotal(UUID lineId, Money total, String userId) {
        int changed = jdbc.sql("update budget_line set total_fen = :total, version = version + 1"
                        + " where id = :id and reserved_fen + paid_fen <= :total")
                .param("total", total.fen())
                .param("id", lineId)
                .update();
        if (changed == 0) throw Refusal.conflict("campaign.budget.belowPromised");
        audit.record(
                "campaign.budgetTotalSet", "budget-line", lineId.toString(), userId, Map.of("total", total.format()));
    }

    /** True when the money is held for this reference, now or already before; false when the line does not cover it. */
    @Transactional
    public boolean reserve(UUID lineId, String ref, Money amount) {
        lock(lineId);
        Optional<Reservation> known = reservation(ref);
        boolean fresh = known.isEmpty();
        if (!fresh && !known.get().state().equals(RELEASED)) {
            if (known.get().fen() != amount.fen() || !known.get().lineId().equals(lineId)) {
                throw Refusal.conflict("campaign.budget.otherReservation", ref);
            }
            return true;
        }
        int held = jdbc.sql("update budget_line set reserved_fen = reserved_fen + :fen, version = version + 1"
                        + " where id = :id and reserved_fen + paid_fen + :fen <= total_fen")
                .param("fen", amount.fen())
                .param("id", lineId)
                .update();
        if (held == 0) return false;
        String write = fresh
                ? "insert into budget_reservation (ref, line_id, amount_fen, state, reserved_at)"
                        + " values (:ref, :line, :fen, 'RESERVED', :at)"
                : "update budget_reservation set line_id = :line, amount_fen = :fen, state = 'RESERVED',"
                        + " reserved_at = :at, settled_at = null where ref = :ref";
        jdbc.sql(write)
                .param("ref", ref)
                .param("line", lineId)
                .param("fen", amount.fen())
                .param("at", Stored.at(clock.now()))
                .update();
        return true;
    }

    /** Gives the reserved money back; a second time, or after spending, nothing happens. */
    @Transactional
    public void release(String ref) {
        settle(
                ref,
                RELEASED,
                "update budget_line set reserved_fen = reserved_fen - :fen, version = version + 1 where id = :id");
    }

    /** Turns the reservation into a payment, once. */
    @Transactional
    public void spend(String ref) {
        settle(
                ref,
                SPENT,
                "update budget_line set reserved_fen = reserved_fen - :fen, paid_fen = paid_fen + :fen,"
                        + " version = version + 1 where id = :id");
    }

    public Money available(UUID lineId) {
        return line(lineId).available();
    }

    public BudgetLine line(UUID lineId) {
        return jdbc.sql("select * from budget_line where id = :id")
                .param("id", lineId)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("campaign.budget.unknownLine"));
    }

    public List<BudgetLine> ofYear(int year) {
        return jdbc.sql("select * from budget_line where programme_year = :year order by name")
                .param("year", year)
                .query((row, n) -> read(row))
                .list();
    }

    private void settle(String ref, String state, String change) {
        Reservation known = reservation(ref).orElseThrow(() -> Refusal.notFound("campaign.budget.unknownRef", ref));
        lock(known.lineId());
        int moved = jdbc.sql("update budget_reservation set state = :state, settled_at = :at"
                        + " where ref = :ref and state = :reserved")
                .param("state", state)
                .param("at", Stored.at(clock.now()))
                .param("ref", ref)
                .param("reserved", RESERVED)
                .update();
        if (moved == 1) {
            jdbc.sql(change)
                    .param("fen", known.fen())
                    .param("id", known.lineId())
                    .update();
        }
    }

    /** Reservations of one line queue up here, so that a reference cannot be written twice at once. */
    private void lock(UUID lineId) {
        jdbc.sql("select id from budget_line where id = :id for update")
                .param("id", lineId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("campaign.budget.unknownLine"));
    }

    private Optional<Reservation> reservation(String ref) {
        return jdbc.sql("select line_id, amount_fen, state from budget_reservation where ref = :ref")
                .param("ref", ref)
                .query((row, n) -> new Reservation(
                        row.getObject("line_id", UUID.class), row.getLong("amount_fen"), row.getString("state")))
                .optional();
    }

    private static BudgetLine read(ResultSet row) throws SQLException {
        return new BudgetLine(
                row.getObject("id", UUID.class),
                row.getInt("programme_year"),
                row.getString("name"),
                row.getString("functional_code"),
                row.getString("economic_code"),
                Money.ofFen(row.getLong("total_fen")),
                Money.ofFen(row.getLong("reserved_fen")),
                Money.ofFen(row.getLong("paid_fen")));
    }
}
