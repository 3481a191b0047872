/**
 * The frame of a programme year: when a category takes applications (S01), and how much money each budget line holds (S15).
 * Owns tables {@code call_window}, {@code budget_line}, {@code budget_reservation}.
 */
@ApplicationModule(
        displayName = "Campaign",
        allowedDependencies = {"shared", "calendar", "form", "workflow", "audit", "policy", "registry"})
package dev.kechuang.campaign;

import org.springframework.modulith.ApplicationModule;
