package dev.kechuang.intake.model;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.intake.ListRow;
import dev.kechuang.intake.ListStatus;
import dev.kechuang.intake.OfficialList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Works a list off in chunks; a chunk is one transaction, so a run that is cut off goes on where it stopped. */
@Component
public class ListRun {

    static final int CHUNK = 500;

    private final ListStore lists;
    private final RowStore rows;
    private final RowEntry entry;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    public ListRun(
            ListStore lists, RowStore rows, RowEntry entry, AuditTrail audit, PlatformTransactionManager transactions) {
        this.lists = lists;
        this.rows = rows;
        this.entry = entry;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** False when nothing is left to do. */
    public boolean nextChunk(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(status -> step(id)));
    }

    private boolean step(UUID id) {
        OfficialList list = lists.lock(id);
        if (list.finished()) return false;
        if (list.status() == ListStatus.RECEIVED) lists.move(id, ListStatus.RECEIVED, ListStatus.RUNNING);
        List<ListRow> chunk = rows.pending(id, CHUNK);
        rows.judge(id, chunk.isEmpty() ? List.of() : entry.enter(list, chunk));
        if (chunk.size() == CHUNK) return true;
        lists.move(id, ListStatus.RUNNING, ListStatus.DONE);
        audit.record(
                "intake.listDone",
                "officialList",
                id.toString(),
                list.uploadedBy(),
                Map.of("kind", list.kind().name(), "rows", String.valueOf(list.rowCount())));
        return false;
    }
}
