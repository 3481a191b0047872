package dev.kechuang.nomination;

import dev.kechuang.shared.CaseNo;
import java.util.Collection;

/** What this module tells its processes; each method is a business event. Tokens of sets follow our rows through the token queue. */
public interface NominationFlow {

    void submitted(CaseNo caseNo);

    /** Cases made from an official list: all started in one flush. */
    void foundOnList(Collection<CaseNo> caseNos);

    /** The unit confirms with the commitments it ticked. */
    void entitlementConfirmed(CaseNo caseNo, boolean deferred, Collection<String> commitments, String userId);

    void entitlementContested(CaseNo caseNo, boolean deferred, String reason, String userId);

    /** Refused as {@code nomination.correction.late} when the period was over: the case is then deemed withdrawn, for good. */
    void corrected(CaseNo caseNo, String userId);

    /** The deadline of the correction has moved in our rows: its task and its timer follow. */
    void correctionExtended(CaseNo caseNo);

    void vetoStated(CaseNo caseNo, String department, String statement, String userId);

    void proposalDecided(CaseNo caseNo, boolean proposed, String reason, String userId);

    void withdrawn(CaseNo caseNo);

    void noticePassed(Collection<CaseNo> caseNos);

    void removed(Collection<CaseNo> caseNos);

    void decided(Collection<CaseNo> caseNos);

    void rejected(Collection<CaseNo> caseNos);

    void paid(Collection<CaseNo> caseNos);

    void waived(Collection<CaseNo> caseNos);
}
