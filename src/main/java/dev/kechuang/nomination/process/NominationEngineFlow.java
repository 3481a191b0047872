package dev.kechuang.nomination.process;

import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.process.NominationProcess.Elements;
import dev.kechuang.nomination.process.NominationProcess.Vars;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.workflow.ProcessVar;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TokenQueue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Business events of nominations on their way into the engine, by case number only. */
@Component
class NominationEngineFlow implements NominationFlow {

    private final Processes processes;
    private final TokenQueue tokens;
    private final FormalReviews reviews;

    NominationEngineFlow(Processes processes, TokenQueue tokens, FormalReviews reviews) {
        this.processes = processes;
        this.reviews = reviews;
        this.tokens = tokens;
    }

    @Override
    public void submitted(CaseNo caseNo) {
        processes.start(NominationProcess.ID, caseNo.text(), Map.<ProcessVar<?>, Object>of(Vars.FROM_LIST, false));
    }

    @Override
    public void foundOnList(Collection<CaseNo> caseNos) {
        processes.startAll(NominationProcess.ID, keys(caseNos), Map.<ProcessVar<?>, Object>of(Vars.FROM_LIST, true));
    }

    @Override
    public void entitlementConfirmed(CaseNo caseNo, boolean deferred, Collection<String> commitments, String userId) {
        processes.complete(
                entitlementTask(deferred),
                caseNo.text(),
                userId,
                Map.of("decision", "CONFIRM", "commitments", List.copyOf(commitments)));
    }

    @Override
    public void entitlementContested(CaseNo caseNo, boolean deferred, String reason, String userId) {
        processes.complete(
                entitlementTask(deferred), caseNo.text(), userId, fields("decision", "CONTEST", "reason", reason));
    }

    private static String entitlementTask(boolean deferred) {
        return deferred
                ? EntitlementProcess.Elements.CONFIRM_DEFERRED_ENTITLEMENT
                : EntitlementProcess.Elements.CONFIRM_ENTITLEMENT;
    }

    @Override
    public void corrected(CaseNo caseNo, String userId) {
        reviews.requireNotLate(caseNo, userId);
        processes.complete(FormalReviewProcess.Elements.CORRECT_NOMINATION, caseNo.text(), userId, Map.of());
        // Too late is an outcome of its own that stands, and still no success to report.
        reviews.requireNotLate(caseNo, userId);
    }

    @Override
    public void correctionExtended(CaseNo caseNo) {
        processes.deadlineMoved(FormalReviewProcess.Elements.CORRECT_NOMINATION, caseNo.text());
    }

    @Override
    public void vetoStated(CaseNo caseNo, String department, String statement, String userId) {
        processes.complete(
                JointCheckProcess.Elements.STATE_ON_VETO,
                caseNo.text(),
                department,
                userId,
                fields("statement", statement));
    }

    @Override
    public void proposalDecided(CaseNo caseNo, boolean proposed, String reason, String userId) {
        processes.complete(
                Elements.DECIDE_PROPOSAL,
                caseNo.text(),
                userId,
                proposed ? fields("decision", "PROPOSE") : fields("decision", "REJECT", "reason", reason));
    }

    @Override
    public void withdrawn(CaseNo caseNo) {
        tokens.enqueue(NominationProcess.Messages.WITHDRAWN, NominationProcess.ID, List.of(caseNo.text()));
    }

    @Override
    public void noticePassed(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.NOTICE_PASSED, caseNos);
    }

    @Override
    public void removed(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.REMOVED, caseNos);
    }

    @Override
    public void decided(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.DECIDED, caseNos);
    }

    @Override
    public void rejected(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.REJECTED, caseNos);
    }

    @Override
    public void paid(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.PAID, caseNos);
    }

    @Override
    public void waived(Collection<CaseNo> caseNos) {
        settle(AwardSettlementProcess.Messages.WAIVED, caseNos);
    }

    private void settle(String message, Collection<CaseNo> caseNos) {
        tokens.enqueue(message, AwardSettlementProcess.ID, keys(caseNos));
    }

    private static List<String> keys(Collection<CaseNo> caseNos) {
        return caseNos.stream().map(CaseNo::text).toList();
    }

    /** Fields that were not filled in are not sent. */
    private static Map<String, Object> fields(String... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
