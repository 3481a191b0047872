package dev.kechuang.nomination.web;

import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.model.AnswerJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the submitted answers and the hashes of the files: what the receipt vouches for. */
final class SubmissionHash {

    private SubmissionHash() {}

    static String of(Dossier dossier) {
        var text = new StringBuilder(AnswerJson.write(dossier.answers()));
        dossier.files().stream()
                .map(file -> file.slot() + " " + file.sha256())
                .sorted()
                .forEach(line -> text.append('\n').append(line));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
