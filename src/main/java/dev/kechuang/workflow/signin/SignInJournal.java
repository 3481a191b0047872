package dev.kechuang.workflow.signin;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.workflow.StaffSource;
import java.time.Duration;
import java.util.Map;

/**
 * Sign-ins in the audit trail. A typed name is written down only when such an account exists: people type passwords and
 * mail addresses into the wrong field. Nothing is being changed, so every row has a transaction of its own.
 */
final class SignInJournal {

    private static final String UNKNOWN = "unknown";
    private static final String NOBODY = "anonymous";

    private final AuditTrail audit;
    private final StaffSource people;

    SignInJournal(AuditTrail audit, StaffSource people) {
        this.audit = audit;
        this.people = people;
    }

    void signedIn(String userId, String source) {
        audit.recordRefusal("workflow.signedIn", "user", userId, userId, Map.of("source", source));
    }

    void wrong(String typedName, String source) {
        audit.recordRefusal("workflow.signInFailed", "user", known(typedName), NOBODY, Map.of("source", source));
    }

    void disabled(String userId, String source) {
        audit.recordRefusal(
                "workflow.signInFailed", "user", userId, NOBODY, Map.of("source", source, "account", "disabled"));
    }

    void accountPaused(String typedName, String source, Duration pause) {
        audit.recordRefusal(
                "workflow.signInPaused",
                "user",
                known(typedName),
                NOBODY,
                Map.of("source", source, "seconds", Long.toString(pause.toSeconds())));
    }

    void sourcePaused(String source) {
        audit.recordRefusal("workflow.signInSourcePaused", "source", source, NOBODY, Map.of());
    }

    private String known(String typedName) {
        return people.find(typedName).isPresent() ? typedName : UNKNOWN;
    }
}
