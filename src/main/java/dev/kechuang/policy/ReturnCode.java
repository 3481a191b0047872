package dev.kechuang.policy;

/** Why a bank sent money back; {@code accountChange}: the payee confirms an account before the next attempt. */
public record ReturnCode(String code, String zh, String en, boolean accountChange) {}
