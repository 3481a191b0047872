package dev.kechuang.registry;

import java.util.List;

/** The towns of the district; the front implements it from the measure in force, so that this module knows no measure. */
public interface Towns {

    List<Town> all();

    default boolean known(String code) {
        return all().stream().anyMatch(town -> town.code().equals(code));
    }
}
