package dev.kechuang.registry;

/** A street, town or park of the district by its code, as the applicants' forms offer it. */
public record Town(String code, String chinese, String english) {

    public String name(String language) {
        return "en".equals(language) ? english : chinese;
    }
}
