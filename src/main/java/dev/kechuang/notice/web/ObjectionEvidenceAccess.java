package dev.kechuang.notice.web;

import dev.kechuang.evidence.EvidenceAccess;
import dev.kechuang.notice.Objections;
import org.springframework.stereotype.Component;

/** Evidence of an objection may betray its author: only desk and bureau head read it. */
@Component
class ObjectionEvidenceAccess implements EvidenceAccess {

    private final Objections objections;

    ObjectionEvidenceAccess(Objections objections) {
        this.objections = objections;
    }

    @Override
    public boolean mayRead(String ownerType, String ownerKey, String userId) {
        return "objection".equals(ownerType) && objections.mayReadEvidence(userId);
    }
}
