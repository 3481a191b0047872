package dev.kechuang.payout.process;

import dev.kechuang.workflow.ProcessVar;

/** Answered questions on which the models of this module branch. */
final class Vars {

    static final ProcessVar<Boolean> RETRIES_LEFT = ProcessVar.flag("retriesLeft");
    static final ProcessVar<Boolean> RETRY = ProcessVar.flag("retry");
    static final ProcessVar<Boolean> CHECKED = ProcessVar.flag("checked");
    static final ProcessVar<Boolean> CONFIRMED = ProcessVar.flag("confirmed");
    static final ProcessVar<Boolean> RELEASED = ProcessVar.flag("released");

    private Vars() {}
}
