/** Who exists and what they may do: units, people, roles (domain.md 3.1), bank accounts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "calendar", "audit", "workflow"})
package dev.kechuang.registry;
