package dev.kechuang.registry;

import dev.kechuang.shared.SecretCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Where the key of bank accounts comes from: the environment, or in demo mode a file made on first start. */
final class AccountKey {

    private AccountKey() {}

    static SecretCipher cipher(String configured, boolean demo, Path dataDir) {
        if (!configured.isBlank()) return given(configured);
        if (!demo) {
            throw new IllegalStateException(
                    "kechuang.secrets.account-key is missing: set KECHUANG_ACCOUNT_KEY to 32 random bytes in base64 "
                            + "(openssl rand -base64 32)");
        }
        try {
            return SecretCipher.ofBase64(Files.readString(existing(dataDir.resolve("account.key"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretCipher given(String configured) {
        try {
            return SecretCipher.ofBase64(configured);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalStateException("KECHUANG_ACCOUNT_KEY is not 32 bytes in base64", unusable);
        }
    }

    private static Path existing(Path file) throws IOException {
        if (Files.exists(file)) return file;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        try {
            boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (FileAlreadyExistsException e) {
            // Another node was first; its key counts.
            return file;
        }
        return file;
    }
}
