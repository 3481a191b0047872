package dev.kechuang.registry;

import java.time.LocalDate;

/** A unit named by an official list; only uscc, name and applicantType are required. */
public record NewUnit(
        String uscc,
        String name,
        String applicantType,
        String registeredAddress,
        String townCode,
        String legalRepName,
        String industryCode,
        boolean aboveScale,
        LocalDate establishedOn,
        String contactName,
        String contactMobile,
        String contactEmail) {

    public static NewUnit of(String uscc, String name, String applicantType) {
        return new NewUnit(uscc, name, applicantType, null, null, null, null, false, null, null, null, null);
    }
}
