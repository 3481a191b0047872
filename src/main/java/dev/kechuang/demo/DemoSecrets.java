package dev.kechuang.demo;

/** Personal data the story puts into texts and forms: it belongs into our tables, and never into the engine's. */
final class DemoSecrets {

    static final String OBJECTOR = "欧阳清风";
    static final String OBJECTOR_PHONE = "19900008899";
    static final String EXPERT = "司马研";
    static final String COMPLETER = "公孙成果";
    static final String RESIDENT_ID = "519901198001010014";

    private DemoSecrets() {}
}
