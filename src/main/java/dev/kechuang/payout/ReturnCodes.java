package dev.kechuang.payout;

import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.ReturnCode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Why money came back (domain 3.10.4), as the measures name it; old instructions keep the codes of older versions. */
@Component
public class ReturnCodes {

    private final Policies policies;

    public ReturnCodes(Policies policies) {
        this.policies = policies;
    }

    /** Those of every published version, by code; of two with one code the later. */
    public Map<String, ReturnCode> all() {
        Map<String, ReturnCode> codes = new LinkedHashMap<>();
        policies.all().stream()
                .sorted(Comparator.comparing(PolicyPack::effectiveFrom).thenComparing(PolicyPack::ruleVersionId))
                .flatMap(pack -> pack.returnCodes().stream())
                .forEach(code -> codes.put(code.code(), code));
        return codes;
    }

    public boolean known(String code) {
        return code != null && all().containsKey(code);
    }
}
