/**
 * How every stored deadline was counted, so that a changed calendar can count it again: origins, changes of the calendar, moves,
 * and periods that wait for a year nobody has loaded. Owns no deadline; those stand in their modules' tables. Domain 6.4.
 */
@ApplicationModule(
        displayName = "Deadline",
        allowedDependencies = {"shared", "calendar", "workflow", "audit", "notification", "registry"})
package dev.kechuang.deadline;

import org.springframework.modulith.ApplicationModule;
