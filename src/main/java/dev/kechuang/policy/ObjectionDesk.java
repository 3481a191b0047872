package dev.kechuang.policy;

/** Where an objection may be handed in; printed on every public notice (domain 3.8). */
public record ObjectionDesk(
        String office, String address, String postcode, String phone, String email, String supervisionPhone) {}
