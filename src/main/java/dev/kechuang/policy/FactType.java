package dev.kechuang.policy;

/** How a fact is answered. MONEY is yuan with at most two decimals; CHOICES are several of the choices, repetition allowed. */
public enum FactType {
    MONEY,
    NUMBER,
    INTEGER,
    YES_NO,
    CHOICE,
    CHOICES,
    TEXT,
    DATE
}
