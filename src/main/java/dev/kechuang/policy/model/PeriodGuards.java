package dev.kechuang.policy.model;

import dev.kechuang.policy.Periods;
import dev.kechuang.policy.PolicyPack;
import java.util.List;

/** Every period lasts at least a day, and a reminder comes before the end. */
final class PeriodGuards {

    private static final String FILE = "periods.yaml";

    private PeriodGuards() {}

    static void check(PolicyPack pack, PackSource source) {
        Periods periods = pack.periods();
        for (String name : source.keys(FILE)) {
            if (source.scalar(FILE, name).equals("0")) {
                source.guard("policy.guard.notPositive", List.of(name), FILE, name);
            }
        }
        reminder(periods.jointCheckReminder(), periods.jointCheck(), "jointCheckReminder", source);
        reminder(periods.entitlementReminder(), periods.entitlementConfirm(), "entitlementReminder", source);
        reminder(periods.payeeReminder(), periods.payeeConfirm(), "payeeReminder", source);
        if (pack.maxPaymentAttempts() == 0) {
            source.guard("policy.guard.notPositive", List.of("maxAttempts"), "returns.yaml", "maxAttempts");
        }
    }

    private static void reminder(int days, int end, String name, PackSource source) {
        if (days >= end) source.guard("policy.guard.lateReminder", List.of(name), FILE, name);
    }
}
