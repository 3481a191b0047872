/**
 * Figures over many cases. The policy sandbox (政策沙盘): a year's cases under another pack, read through the faces of casework,
 * nothing written to them. Owns table {@code sandbox_run}: who looked at which year under which pack.
 */
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {"shared", "calendar", "audit", "policy", "registry", "campaign", "nomination"})
package dev.kechuang.statistics;

import org.springframework.modulith.ApplicationModule;
