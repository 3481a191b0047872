package dev.kechuang.notice;

/** Who objects: for the objection desk and the bureau head only; never for the unit objected to. */
public record Objector(String kind, String name, String phone, String address, String email) {

    @Override
    public String toString() {
        return "Objector[]";
    }
}
