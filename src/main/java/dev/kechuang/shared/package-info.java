/** Words every module speaks: money, case numbers, identifiers, refusals and masking. Uses nothing. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
package dev.kechuang.shared;
