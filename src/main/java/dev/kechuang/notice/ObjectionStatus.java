package dev.kechuang.notice;

/** Where an objection stands; REFUSED, UPHELD and DISMISSED are final. */
public enum ObjectionStatus {
    RECEIVED,
    REFUSING,
    REFUSED,
    ADMITTED,
    ANSWERED,
    INVESTIGATED,
    RULED,
    UPHELD,
    DISMISSED
}
