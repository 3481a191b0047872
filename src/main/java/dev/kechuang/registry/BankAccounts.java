package dev.kechuang.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Units' bank accounts: encrypted at rest, masked to people, every version kept. */
@Service
public class BankAccounts {

    /** Adds a version and makes it the current one. */
    public UUID add(UUID unitId, AccountForm form, String userId) {
        throw new UnsupportedOperationException();
    }

    public Optional<MaskedAccount> current(UUID unitId) {
        throw new UnsupportedOperationException();
    }

    public MaskedAccount masked(UUID accountId) {
        throw new UnsupportedOperationException();
    }

    /** The number in clear; audited with the reason. */
    public AccountDetails reveal(UUID accountId, String userId, String why) {
        throw new UnsupportedOperationException();
    }

    /** Many at once, for a bank file; one audit entry each. */
    public Map<UUID, AccountDetails> revealAll(Collection<UUID> accountIds, String userId, String why) {
        throw new UnsupportedOperationException();
    }
}
