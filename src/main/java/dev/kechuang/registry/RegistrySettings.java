package dev.kechuang.registry;

/** What the environment says about accounts; passwords never appear in a log. */
record RegistrySettings(boolean demo, String adminUser, String adminPassword) {

    @Override
    public String toString() {
        return "RegistrySettings[demo=" + demo + "]";
    }
}
