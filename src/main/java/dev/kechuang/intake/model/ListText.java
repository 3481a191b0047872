package dev.kechuang.intake.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The text of a CSV file: UTF-8 with or without byte order mark, else GB18030; a file that mixes both is refused. */
final class ListText {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** In a GB18030 line, so many neighbouring byte triples that happen to be CJK in UTF-8 are no accident. */
    private static final int SURELY_UTF8 = 4;

    private ListText() {}

    static String of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) throw FileFault.of("intake.file.utf16");
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            byte[] rest = Arrays.copyOfRange(bytes, 3, bytes.length);
            return checked(decode(rest, StandardCharsets.UTF_8).orElseThrow(() -> mixed(rest)));
        }
        Optional<String> utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) return checked(utf8.get());
        if (hasUtf8Line(bytes)) throw mixed(bytes);
        return checked(decode(bytes, GB18030).orElseThrow(() -> mixed(bytes)));
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notThisOne) {
            return Optional.empty();
        }
    }

    /** Points at the first line that is not UTF-8. */
    private static RuntimeException mixed(byte[] bytes) {
        int line = 1;
        for (byte[] part : lines(bytes)) {
            if (decode(part, StandardCharsets.UTF_8).isEmpty()) break;
            line++;
        }
        return FileFault.at("intake.file.mixedEncoding", line, 1);
    }

    private static boolean hasUtf8Line(byte[] bytes) {
        for (byte[] line : lines(bytes)) {
            Optional<String> text = decode(line, StandardCharsets.UTF_8);
            if (text.isPresent()
                    && text.get().codePoints().filter(Character::isIdeographic).count() >= SURELY_UTF8) return true;
        }
        return false;
    }

    private static Iterable<byte[]> lines(byte[] bytes) {
        var lines = new java.util.ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, i));
                start = i + 1;
            }
        }
        lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
        return lines;
    }

    /** Characters that no text file has, and characters lost in an earlier conversion. */
    private static String checked(String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if (c == '\uFFFD') throw FileFault.at("intake.file.garbled", line, column);
            if (c < ' ' && c != '\t' && c != '\r') throw FileFault.at("intake.file.notText", line, column);
            column++;
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) return false;
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) return false;
        }
        return true;
    }
}
