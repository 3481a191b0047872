package dev.kechuang.workflow;

import java.util.Set;

/** Somebody holds these roles from now on; a measure published at run time may have brought one the web apps do not know yet. */
public record RolesGranted(Set<String> roles) {}
