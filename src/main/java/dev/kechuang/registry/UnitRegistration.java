package dev.kechuang.registry;

/** What a unit types to register itself together with its first account. */
public record UnitRegistration(NewUnit unit, String userId, String displayName, String password) {}
