package dev.kechuang.nomination.web;

import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The cases of the person's own unit; any other case looks exactly like one that does not exist. */
@Component
class OwnCases {

    private final Dossiers dossiers;
    private final Registry registry;

    OwnCases(Dossiers dossiers, Registry registry) {
        this.dossiers = dossiers;
        this.registry = registry;
    }

    Dossier get(UUID id, String userId) {
        Dossier found = dossiers.dossier(id, userId);
        boolean own = registry.unitIdOfUser(userId)
                .filter(found.summary().unitId()::equals)
                .isPresent();
        if (!own) throw Refusal.notFound("nomination.unknownCase");
        return found;
    }
}
