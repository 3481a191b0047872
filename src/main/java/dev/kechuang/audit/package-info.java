/** Who did what when: an append-only trail written in the same transaction as the change it tells of. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "calendar"})
package dev.kechuang.audit;
