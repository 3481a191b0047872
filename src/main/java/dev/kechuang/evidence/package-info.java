/** Uploaded files: what they really are, their hash, where they lie, who may read them. No knowledge of cases. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "calendar", "audit"})
package dev.kechuang.evidence;
