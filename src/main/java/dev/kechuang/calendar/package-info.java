/** Working days, statutory periods and the business clock. No engine. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"shared"})
package dev.kechuang.calendar;
