/**
 * The seam to the engine: process variables, starting and moving processes, the inbox, the guards around the web apps and
 * the one sign-in. Besides the modules' {@code process} packages nothing else knows Camunda.
 */
@ApplicationModule(allowedDependencies = {"shared", "calendar", "form", "audit"})
package dev.kechuang.workflow;

import org.springframework.modulith.ApplicationModule;
