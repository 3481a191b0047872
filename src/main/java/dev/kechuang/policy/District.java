package dev.kechuang.policy;

import java.util.List;

/** The one district an installation serves; {@code towns} are its streets, towns and parks. */
public record District(String code, String name, String nameEn, List<Label> towns) {}
