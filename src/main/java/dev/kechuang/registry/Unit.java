package dev.kechuang.registry;

import java.time.LocalDate;
import java.util.UUID;

/** A unit as registered (domain.md 4.1); parts that an official list did not give are null. */
public record Unit(
        UUID id,
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
        String contactEmail) {}
