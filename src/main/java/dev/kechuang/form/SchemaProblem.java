package dev.kechuang.form;

/** Why a form file is not one of ours. {@code where} is the component's key or id; for developers and model tests. */
public record SchemaProblem(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
