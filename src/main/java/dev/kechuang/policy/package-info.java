/**
 * The measure (办法) as data: rule versions, categories, amount rules, periods, wording and applicants' forms.
 * Owns tables {@code rule_version} and {@code pack_draft}; knows no case. Published packs never change (architecture 16.9).
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"shared", "calendar", "audit"})
package dev.kechuang.policy;

import org.springframework.modulith.ApplicationModule;
