package dev.kechuang.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where mail goes; the front implements it, so that this module knows no people. */
public interface AddressBook {

    /** E-mail of each unit that has one. */
    Map<UUID, String> ofUnits(Collection<UUID> unitIds);

    List<String> ofRole(String role);

    Optional<String> ofUser(String userId);
}
