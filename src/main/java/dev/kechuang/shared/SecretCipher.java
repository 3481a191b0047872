package dev.kechuang.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM; the row's id is authenticated with it, so that a sealed number cannot be moved to another row. */
public final class AccountCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    public AccountCipher(byte[] key) {
        if (key.length != KEY_BYTES) throw new IllegalArgumentException("The account key must have 32 bytes");
        this.key = new SecretKeySpec(key, "AES");
    }

    static AccountCipher ofBase64(String key) {
        return new AccountCipher(Base64.getDecoder().decode(key.strip()));
    }

    byte[] seal(UUID row, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, row, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(UUID row, byte[] sealed) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] body = new byte[sealed.length - NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce).get(body);
        return new String(run(Cipher.DECRYPT_MODE, row, nonce, body), StandardCharsets.UTF_8);
    }

    /** Keyed digest of one account version: tells whether it changed, without the key nobody can guess the number from it. */
    String fingerprint(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No fingerprint of a bank account can be made", e);
        }
    }

    private byte[] run(int mode, UUID row, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bank account " + row + " cannot be sealed or opened with this key", e);
        }
    }
}
