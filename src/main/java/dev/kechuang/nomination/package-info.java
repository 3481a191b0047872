/**
 * Cases: drafts, submission, formal review, joint check, entitlement from lists, calculation, proposal, and the status that later
 * stages report back. Processes {@code nomination}, {@code entitlement}, {@code formal-review}, {@code joint-check},
 * {@code award-settlement}. Owns {@code nomination_case} and the tables that hang on it. Domain 3.2-3.6, S03-S06, S12.
 */
@ApplicationModule(
        displayName = "Nomination",
        allowedDependencies = {
            "shared",
            "calendar",
            "form",
            "workflow",
            "audit",
            "policy",
            "registry",
            "evidence",
            "notification",
            "deadline",
            "campaign"
        })
package dev.kechuang.nomination;

import org.springframework.modulith.ApplicationModule;
