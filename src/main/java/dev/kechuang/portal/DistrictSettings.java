package dev.kechuang.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The district this installation serves, as it stands on every page. */
@ConfigurationProperties("kechuang.district")
public record DistrictSettings(
        @DefaultValue("示范区") String name,
        @DefaultValue("Demo District") String nameEn,
        @DefaultValue("示范区科学技术局") String bureau,

        @DefaultValue("Science and Technology Bureau of Demo District")
        String bureauEn) {

    public String name(String language) {
        return "en".equals(language) ? nameEn : name;
    }

    public String bureau(String language) {
        return "en".equals(language) ? bureauEn : bureau;
    }
}
