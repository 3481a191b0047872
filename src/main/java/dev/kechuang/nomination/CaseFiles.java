package dev.kechuang.nomination;

import dev.kechuang.evidence.EvidenceAccess;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of a case are read by whoever may read the case. */
@Component
class CaseFiles implements EvidenceAccess {

    private final Dossiers dossiers;

    CaseFiles(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public boolean mayRead(String ownerType, String ownerKey, String userId) {
        if (!SubmissionDesk.EVIDENCE_OWNER.equals(ownerType)) return false;
        try {
            return dossiers.mayRead(UUID.fromString(ownerKey), userId);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound("nomination.unknownCase");
        }
    }
}
