package dev.kechuang.registry.web;

import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Unit;
import dev.kechuang.registry.UnitRegistration;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The registration as typed; every field arrives as text and may be missing. */
record RegisterForm(
        String uscc,
        String name,
        String applicantType,
        String registeredAddress,
        String townCode,
        String legalRepName,
        String industryCode,
        String aboveScale,
        String establishedOn,
        String contactName,
        String contactMobile,
        String contactEmail,
        String userId,
        String displayName,
        String password) {

    static final RegisterForm EMPTY =
            new RegisterForm("", "", "ENTERPRISE", "", "", "", "", "", "", "", "", "", "", "", "");

    /** The details of a registered unit, as its page starts with. */
    static RegisterForm of(Unit unit) {
        return new RegisterForm(
                unit.uscc(),
                unit.name(),
                unit.applicantType(),
                unit.registeredAddress(),
                unit.townCode(),
                unit.legalRepName(),
                unit.industryCode(),
                String.valueOf(unit.aboveScale()),
                unit.establishedOn() == null ? "" : unit.establishedOn().toString(),
                unit.contactName(),
                unit.contactMobile(),
                unit.contactEmail(),
                "",
                "",
                "");
    }

    UnitRegistration registration() {
        return new UnitRegistration(details(uscc, name, applicantType), userId, displayName, password);
    }

    /** What was typed, with the code, name and kind the unit is registered under. */
    NewUnit unitAs(Unit registered) {
        return details(registered.uscc(), registered.name(), registered.applicantType());
    }

    private NewUnit details(String code, String unitName, String kind) {
        return new NewUnit(
                code,
                unitName,
                kind,
                registeredAddress,
                townCode,
                legalRepName,
                industryCode,
                "true".equals(aboveScale),
                date(),
                contactName,
                contactMobile,
                contactEmail);
    }

    /** A date that is none is a missing one; the check names the field. */
    private LocalDate date() {
        try {
            return establishedOn == null || establishedOn.isBlank() ? null : LocalDate.parse(establishedOn.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "RegisterForm[" + uscc + "]";
    }
}
