/** The clerk's commands of the jar ({@code policy amounts|stack|check|diff}): plain Java, answered before Spring starts. */
package dev.kechuang.policy.cli;
