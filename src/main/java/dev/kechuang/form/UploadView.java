package dev.kechuang.form;

import java.util.Locale;

/** One file that hangs on an upload field; {@code size} in bytes. */
public record UploadView(String id, String name, long size) {

    private static final long KILO = 1024;

    public String sizeText() {
        return size < KILO * KILO
                ? Math.max(1, size / KILO) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) size / (KILO * KILO));
    }
}
