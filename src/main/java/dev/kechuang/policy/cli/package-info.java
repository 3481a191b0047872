/** The clerk's commands of the jar ({@code policy amounts|stack|check|diff}): plain Java, answered before Spring starts. */
@NamedInterface("cli")
package dev.kechuang.policy.cli;

import org.springframework.modulith.NamedInterface;
