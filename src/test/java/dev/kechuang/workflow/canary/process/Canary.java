package dev.kechuang.workflow.canary.process;

import java.util.concurrent.atomic.AtomicInteger;

/** A bean that expressions can see; every call is counted, so a test knows whether an expression was evaluated. */
public class Canary {

    private final AtomicInteger calls = new AtomicInteger();

    public String sing() {
        calls.incrementAndGet();
        return "sung";
    }

    public int calls() {
        return calls.get();
    }

    public void rest() {
        calls.set(0);
    }
}
