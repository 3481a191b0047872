package dev.kechuang.registry;

import java.util.Arrays;

/** 主体类型 of a unit (domain.md 4.1); natural persons are not units. */
public enum ApplicantType {
    ENTERPRISE,
    COOPERATIVE,
    FAMILY_FARM,
    INSTITUTION,
    SOCIAL_ORG,
    GOV_UNIT,
    INDIVIDUAL_BUSINESS;

    static boolean known(String name) {
        return Arrays.stream(values()).anyMatch(type -> type.name().equals(name));
    }
}
