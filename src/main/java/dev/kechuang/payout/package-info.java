/**
 * Money from award to account: payee confirmation, four-eyes batches, bank files and results, the ledger.
 * Owns the processes payment-item and payment-batch; domain 3.10, S18–S20.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "calendar",
            "workflow",
            "audit",
            "policy",
            "notification",
            "deadline",
            "registry",
            "campaign",
            "nomination",
            "decision"
        })
package dev.kechuang.payout;
