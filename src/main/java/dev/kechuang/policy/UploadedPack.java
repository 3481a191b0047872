package dev.kechuang.policy;

import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.List;

/** A pack to look at, not to publish: findings do not matter as long as it can be read; {@code content} is what to keep. */
public record UploadedPack(PolicyPack pack, String sha256, byte[] content) {

    /** A zip that cannot be used is a refusal that says where and why. */
    public static UploadedPack of(byte[] zip) {
        return of(PackDrafts.unpacked(zip));
    }

    static UploadedPack of(PackFiles files) {
        PackReading reading = PackReader.check(files);
        PolicyPack pack = reading.pack().orElseThrow(() -> unreadable(reading));
        return new UploadedPack(pack, files.sha256(), files.zipped());
    }

    private static Refusal unreadable(PackReading reading) {
        PackFinding first = reading.findings().get(0);
        return Refusal.invalid(List.of(
                Problem.of("file", "policy.uploaded.broken", first.file() + ":" + first.line()),
                new Problem("file", first.key(), first.args())));
    }
}
