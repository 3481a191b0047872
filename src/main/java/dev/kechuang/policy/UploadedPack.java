package dev.kechuang.policy;

import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.shared.Refusal;
import java.io.UncheckedIOException;

/** A pack that somebody brings to look at, not to publish: read and checked like any other; {@code content} is what to keep. */
public record UploadedPack(PolicyPack pack, String sha256, byte[] content) {

    private static final int LARGEST = 10 * 1024 * 1024;

    /** A zip that cannot be used is a refusal that says where and why. */
    public static UploadedPack of(byte[] zip) {
        if (zip.length == 0) throw Refusal.invalid("file", "policy.uploaded.none");
        if (zip.length > LARGEST) throw Refusal.invalid("file", "policy.uploaded.tooLarge");
        try {
            PackFiles files = PackFiles.unzip(zip);
            return new UploadedPack(PackReader.read(files), files.sha256(), files.zipped());
        } catch (BrokenPack broken) {
            throw Refusal.invalid("file", "policy.uploaded.broken", broken.getMessage());
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            throw Refusal.invalid("file", "policy.uploaded.noZip");
        }
    }
}
