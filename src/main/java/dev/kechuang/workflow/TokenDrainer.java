package dev.kechuang.workflow;

/** Carries out the moves of {@link TokenQueue}. */
interface TokenDrainer {

    int drainAll();
}
