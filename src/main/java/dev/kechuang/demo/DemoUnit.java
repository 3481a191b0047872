package dev.kechuang.demo;

/** An invented unit; {@code key} is also the user id of its person, if it has an account here. */
record DemoUnit(
        String key,
        String uscc,
        String name,
        String type,
        String town,
        String legalRepName,
        String industryCode,
        boolean aboveScale,
        String establishedOn,
        String contactName,
        String contactMobile) {

    String address() {
        return "X区科创大道" + Math.floorMod(uscc.hashCode(), 900) + "号";
    }

    /** An account number that belongs to this unit alone. */
    String accountNo(int version) {
        return "2299" + contactMobile + "0" + version;
    }
}
