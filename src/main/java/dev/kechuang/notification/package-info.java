/** Messages to units, roles and people: an outbox in the caller's transaction, shown in the portal and sent by mail. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "calendar", "audit"})
package dev.kechuang.notification;
