package dev.kechuang.portal;

import dev.kechuang.notification.AddressBook;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ties the outbox to the registry, which know nothing of each other. */
@Component
class PortalAddressBook implements AddressBook {

    private final Registry registry;
    private final Accounts accounts;

    PortalAddressBook(Registry registry, Accounts accounts) {
        this.registry = registry;
        this.accounts = accounts;
    }

    @Override
    public Map<UUID, String> ofUnits(Collection<UUID> unitIds) {
        return registry.units(unitIds).values().stream()
                .filter(unit -> unit.contactEmail() != null)
                .collect(Collectors.toMap(Unit::id, Unit::contactEmail));
    }

    @Override
    public List<String> ofRole(String role) {
        return accounts.emailsOfRole(role);
    }

    @Override
    public Optional<String> ofUser(String userId) {
        return accounts.find(userId).map(account -> account.email());
    }
}
