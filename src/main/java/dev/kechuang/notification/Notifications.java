package dev.kechuang.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The outbox: rows are written in the caller's transaction, in both languages; mail follows and is retried. */
@Service
public class Notifications {

    public void toUnit(UUID unitId, String templateKey, String caseNo, Map<String, String> args) {
        throw new UnsupportedOperationException();
    }

    /** Thousands at once: one batch. */
    public void toUnits(List<UnitMessage> messages) {
        throw new UnsupportedOperationException();
    }

    public void toRole(String role, String templateKey, String caseNo, Map<String, String> args) {
        throw new UnsupportedOperationException();
    }

    public void toUser(String userId, String templateKey, String caseNo, Map<String, String> args) {
        throw new UnsupportedOperationException();
    }

    public void toAddress(String email, String templateKey, String caseNo, Map<String, String> args) {
        throw new UnsupportedOperationException();
    }
}
