/**
 * The measure (办法) as data: rule versions, categories, amount rules, periods, wording and applicants' forms.
 * Owns table {@code rule_version}; knows no case. Published packs never change (architecture 16.9).
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"shared", "calendar"})
package dev.kechuang.policy;

import org.springframework.modulith.ApplicationModule;
