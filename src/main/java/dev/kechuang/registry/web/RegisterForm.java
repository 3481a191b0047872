package dev.kechuang.registry.web;

import dev.kechuang.registry.NewUnit;
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

    UnitRegistration registration() {
        return new UnitRegistration(
                new NewUnit(
                        uscc,
                        name,
                        applicantType,
                        registeredAddress,
                        townCode,
                        legalRepName,
                        industryCode,
                        "true".equals(aboveScale),
                        date(),
                        contactName,
                        contactMobile,
                        contactEmail),
                userId,
                displayName,
                password);
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
