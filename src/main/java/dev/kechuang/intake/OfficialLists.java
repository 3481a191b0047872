package dev.kechuang.intake;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.intake.model.ListFile;
import dev.kechuang.intake.model.ListReader;
import dev.kechuang.intake.model.ListStore;
import dev.kechuang.intake.model.ListStore.Received;
import dev.kechuang.intake.model.ListWorker;
import dev.kechuang.intake.model.RowEntry;
import dev.kechuang.intake.model.RowEntry.Entered;
import dev.kechuang.intake.model.RowStore;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Official lists: taking them in, what became of their rows, and the rows that wait for a clerk. */
@Service
public class OfficialLists {

    private static final String CLERK = "tech-clerk";
    private static final String SUBJECT = "officialList";
    private static final int NOTE = 500;

    private final ListReader reader;
    private final ListStore lists;
    private final RowStore rows;
    private final RowEntry entry;
    private final ListWorker worker;
    private final Registry registry;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    public OfficialLists(
            ListReader reader,
            ListStore lists,
            RowStore rows,
            RowEntry entry,
            ListWorker worker,
            Registry registry,
            AuditTrail audit,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.lists = lists;
        this.rows = rows;
        this.entry = entry;
        this.worker = worker;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The list, and whether this very file had been received before. */
    public record Receipt(UUID listId, boolean again) {}

    /** Takes a file in and works it off in the background; the same file again only goes on with what is unfinished. */
    public Receipt receive(ListKind kind, int programmeYear, String fileName, byte[] bytes, String userId) {
        requireClerk(userId);
        if (programmeYear < 2020 || programmeYear > clock.today().getYear() + 1) {
            throw Refusal.invalid("programmeYear", "intake.badYear");
        }
        String sha256 = sha256(bytes);
        Optional<UUID> known = lists.find(kind, programmeYear, sha256);
        if (known.isPresent()) return again(known.get());
        ListFile file = reader.read(kind, programmeYear, bytes);
        var list = new Received(UUID.randomUUID(), kind, programmeYear, plain(fileName), sha256, userId);
        try {
            transaction.executeWithoutResult(status -> store(list, file));
        } catch (DuplicateKeyException sentTwice) {
            return again(lists.find(kind, programmeYear, sha256).orElseThrow(() -> sentTwice));
        }
        worker.submit(list.id());
        return new Receipt(list.id(), false);
    }

    /** Completed when nothing more happens to the list by itself. */
    public CompletableFuture<Void> processing(UUID listId) {
        return lists.get(listId).finished() ? CompletableFuture.completedFuture(null) : worker.submit(listId);
    }

    /** Those that the measure in force has a use for. */
    public List<ListKind> kinds() {
        return Arrays.stream(ListKind.values()).filter(reader::wanted).toList();
    }

    /** Newest first. */
    public List<OfficialList> latest(String userId) {
        requireClerk(userId);
        return lists.latest(100);
    }

    public OfficialList list(UUID listId, String userId) {
        requireClerk(userId);
        return lists.get(listId);
    }

    /** Rows with one of the outcomes, all when none is given. */
    public RowPage rows(UUID listId, Set<RowOutcome> outcomes, int page, int size, String userId) {
        requireClerk(userId);
        return rows.page(listId, outcomes, Math.max(0, page), size);
    }

    /** Goes on with a list that stopped. */
    public void resume(UUID listId, String userId) {
        requireClerk(userId);
        if (lists.get(listId).finished()) throw Refusal.conflict("intake.movedOn");
        worker.submit(listId);
    }

    /** Looks at the manual queue again, for instance after the missing units were imported. */
    public void rematch(UUID listId, String userId) {
        requireClerk(userId);
        transaction.executeWithoutResult(status -> {
            lists.lock(listId);
            lists.move(listId, ListStatus.DONE, ListStatus.RUNNING);
            int reopened = rows.reopen(listId);
            audit.record(
                    "intake.listRematched",
                    SUBJECT,
                    listId.toString(),
                    userId,
                    Map.of("rows", String.valueOf(reopened)));
        });
        worker.submit(listId);
    }

    /** A clerk says which unit a row means; its case is made at once. */
    public ListRow link(UUID listId, int rowNo, String uscc, String note, String userId) {
        requireClerk(userId);
        String why = note(note);
        transaction.executeWithoutResult(status -> {
            OfficialList list = lists.lock(listId);
            if (!list.kind().makesCases()) throw Refusal.conflict("intake.onlyDiscard");
            ListRow row = rows.lockForPerson(listId, rowNo);
            Unit unit = registry.unitByUscc(uscc).orElseThrow(() -> Refusal.invalid("uscc", "intake.noSuchUnit"));
            Entered entered = entry.enterAs(list, row, unit, userId);
            if (entered.outcome() != RowOutcome.CREATED && entered.outcome() != RowOutcome.ALREADY) {
                throw Refusal.conflict(entered.reason());
            }
            rows.resolve(listId, row, entered.outcome(), entered.caseNo(), userId, why);
            recordResolved("intake.rowLinked", listId, rowNo, userId, Map.of("unit", unit.uscc()));
        });
        return row(listId, rowNo);
    }

    /** A clerk lays a row aside, for instance a unit that never was of this district. */
    public ListRow discard(UUID listId, int rowNo, String note, String userId) {
        requireClerk(userId);
        String why = note(note);
        transaction.executeWithoutResult(status -> {
            lists.lock(listId);
            ListRow row = rows.lockForPerson(listId, rowNo);
            rows.resolve(listId, row, RowOutcome.DISCARDED, null, userId, why);
            recordResolved("intake.rowDiscarded", listId, rowNo, userId, Map.of());
        });
        return row(listId, rowNo);
    }

    public ListRow row(UUID listId, int rowNo) {
        return rows.get(listId, rowNo);
    }

    private Receipt again(UUID listId) {
        if (!lists.get(listId).finished()) worker.submit(listId);
        return new Receipt(listId, true);
    }

    private void store(Received list, ListFile file) {
        lists.insert(list, file);
        rows.insertAll(list.id(), file);
        audit.record(
                "intake.listReceived",
                SUBJECT,
                list.id().toString(),
                list.uploadedBy(),
                Map.of(
                        "kind", list.kind().name(),
                        "programmeYear", String.valueOf(list.programmeYear()),
                        "sha256", list.sha256()));
    }

    private void recordResolved(String action, UUID listId, int rowNo, String userId, Map<String, String> details) {
        audit.record(action, SUBJECT, listId + "#" + rowNo, userId, details);
    }

    private void requireClerk(String userId) {
        if (!registry.hasRole(userId, CLERK)) throw Refusal.notAllowed("intake.clerkOnly");
    }

    private static String note(String note) {
        String text = note == null ? "" : note.strip();
        if (text.isEmpty()) throw Refusal.invalid("note", "intake.noteMissing");
        if (text.length() > NOTE) throw Refusal.invalid("note", "intake.noteTooLong");
        return text;
    }

    /** The name alone, without the path some browsers send. */
    private static String plain(String fileName) {
        String name =
                fileName == null ? "" : fileName.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() <= 200 ? name : name.substring(name.length() - 200);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
