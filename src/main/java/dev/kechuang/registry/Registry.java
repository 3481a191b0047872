package dev.kechuang.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Units, and which person belongs to which unit and role. */
@Service
public class Registry {

    public Unit unit(UUID id) {
        throw new UnsupportedOperationException();
    }

    public Map<UUID, Unit> units(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    public Optional<Unit> unitByUscc(String uscc) {
        throw new UnsupportedOperationException();
    }

    /** The unit the person acts for; refused when the person acts for none. */
    public Unit unitOfUser(String userId) {
        throw new UnsupportedOperationException();
    }

    public Optional<UUID> unitIdOfUser(String userId) {
        throw new UnsupportedOperationException();
    }

    public boolean hasRole(String userId, String role) {
        throw new UnsupportedOperationException();
    }

    public Set<String> rolesOf(String userId) {
        throw new UnsupportedOperationException();
    }

    public String displayName(String userId) {
        throw new UnsupportedOperationException();
    }

    public Set<String> usersWithRole(String role) {
        throw new UnsupportedOperationException();
    }

    /** Finds or creates the units of an official list, in its order; existing units are left as they are. */
    public List<Unit> ensureUnits(List<NewUnit> units) {
        throw new UnsupportedOperationException();
    }

    /** Registers a unit with its first account, or claims one that came from an official list. */
    public Unit register(UnitRegistration registration) {
        throw new UnsupportedOperationException();
    }
}
