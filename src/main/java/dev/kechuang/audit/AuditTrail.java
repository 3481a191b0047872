package dev.kechuang.audit;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The append-only trail; action is {@code <module>.<whatHappened>}, details name fields and never hold sensitive values. */
@Service
public class AuditTrail {

    /** Writes one entry in the caller's transaction. */
    public void record(
            String action, String subjectType, String subjectKey, String actor, Map<String, String> details) {
        throw new UnsupportedOperationException();
    }

    /** Writes the same entry for many subjects in one batch. */
    public void recordAll(
            String action,
            String subjectType,
            Collection<String> subjectKeys,
            String actor,
            Map<String, String> details) {
        throw new UnsupportedOperationException();
    }

    /** Writes one entry in a transaction of its own, so that it outlives the refusal that rolls back the caller's. */
    public void recordRefusal(
            String action, String subjectType, String subjectKey, String actor, Map<String, String> details) {
        throw new UnsupportedOperationException();
    }

    /** Entries newest first; a blank type or key matches all. */
    public AuditPage page(String subjectType, String subjectKey, int page, int size) {
        throw new UnsupportedOperationException();
    }
}
