package dev.kechuang.notice;

import dev.kechuang.shared.Masking;

/** Who objects: in full for the objection desk, masked for the bureau head, never for the unit objected to. */
public record Objector(String kind, String name, String phone, String address, String email) {

    /** For those who need to know that there is somebody, not who. */
    public Objector masked() {
        return new Objector(
                kind,
                name == null ? null : Masking.personName(name),
                phone == null ? null : Masking.mobile(phone),
                address == null ? null : Masking.address(address),
                email == null ? null : Masking.email(email));
    }

    @Override
    public String toString() {
        return "Objector[]";
    }
}
