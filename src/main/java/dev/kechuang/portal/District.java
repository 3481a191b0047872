package dev.kechuang.portal;

import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Refusal;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** The district this installation serves, as it stands on every page: the one named in the measure its documents are signed under. */
@Component
public class District {

    private final Policies policies;

    District(Policies policies) {
        this.policies = policies;
    }

    /** {@code language} is {@code zh} or {@code en}. */
    public String name(String language) {
        var district = measure().district();
        return "en".equals(language) ? district.nameEn() : district.name();
    }

    /** In Chinese the name the bureau signs with; the measure has no English one. */
    public String bureau(String language) {
        return "en".equals(language)
                ? "Science and Technology Bureau of " + name(language)
                : measure().issuers().bureau();
    }

    /** Between two measures the pages keep the name of the last one. */
    private PolicyPack measure() {
        try {
            return policies.current();
        } catch (Refusal noneInForce) {
            return policies.all().stream()
                    .max(Comparator.comparing(PolicyPack::effectiveFrom))
                    .orElseThrow(() -> noneInForce);
        }
    }
}
