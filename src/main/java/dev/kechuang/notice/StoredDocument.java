package dev.kechuang.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that are served as they were stored, with their SHA-256 in lower-case hex. */
public record StoredDocument(byte[] bytes, String sha256) {

    public static StoredDocument of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StoredDocument(bytes, sha256(bytes));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The part between the main element's tags, for showing the stored text inside the frame of the site. */
    public String mainPart() {
        String all = text();
        int from = all.indexOf("<main>") + "<main>".length();
        return all.substring(from, all.indexOf("</main>", from));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDocument that && Arrays.equals(bytes, that.bytes) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "StoredDocument[" + bytes.length + " bytes, " + sha256 + "]";
    }
}
