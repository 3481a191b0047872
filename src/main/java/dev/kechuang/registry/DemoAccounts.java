package dev.kechuang.registry;

import java.util.List;

/** The accounts the sign-in page offers with one click; the demo module provides it, production has none. */
public interface DemoAccounts {

    List<Entry> entries();

    /** One account and its public password; {@code role} is its main role. */
    record Entry(String userId, String displayName, String role, String password) {}
}
