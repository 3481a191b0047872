package dev.kechuang.portal;

import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Town;
import dev.kechuang.registry.Towns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ties the registry to the measure in force: a unit lies in one of the towns that the applicants' forms offer. */
@Component
class PortalTowns implements Towns {

    private final Policies policies;

    PortalTowns(Policies policies) {
        this.policies = policies;
    }

    @Override
    public List<Town> all() {
        return policies.current().district().towns().stream()
                .map(town -> new Town(town.code(), town.zh(), town.en()))
                .toList();
    }
}
