/**
 * The government's decision (奖补决定, domain.md 3.9): lists of undisputed entries, budget, minutes, number, publication, and the
 * register of awards. States of a list: ListStatus. Process: government-decision.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "calendar",
            "workflow",
            "audit",
            "policy",
            "registry",
            "notification",
            "campaign",
            "nomination",
            "notice"
        })
package dev.kechuang.decision;
