package dev.kechuang.policy.model;

/** A pack that cannot be used; the application does not start with it. Names the file and the fact. */
public final class BrokenPack extends RuntimeException {

    public BrokenPack(String where, String what) {
        super("Policy pack, " + where + ": " + what);
    }
}
