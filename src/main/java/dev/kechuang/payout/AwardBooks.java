package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.util.Collection;
import java.util.Map;

/** The edge to decision, nomination and campaign: the award as decided, and the news about its money. */
public interface AwardBooks {

    Award award(String caseNo);

    /** Periods and attempts of the measure the case runs under. */
    PaymentTerms terms(String caseNo);

    /** The decided amounts, to compare a whole batch with. */
    Map<String, Money> decided(Collection<String> caseNos);

    /** The applicant has named an account: payment may be prepared. */
    void payable(String caseNo);

    /** The instructions went to the bank. */
    void paying(Collection<String> caseNos);

    /** Money arrived: the reservation is spent and each case hears of it, once. */
    void paid(Collection<String> caseNos);

    /** Money came back: the cases are payable again, the reservation stays. */
    void returned(Collection<String> caseNos);

    /** The applicant gave the money up: the reservation is released. */
    void waived(String caseNo);
}
