package dev.kechuang.policy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lines of UTF-8 ended by LF or CRLF; a byte order mark is passed over, and a line without end never fills the memory. */
final class Lines {

    static final int LONGEST = 1024 * 1024;

    private static final int MARK = 0xFEFF;

    /** A line; without text it is too long or not UTF-8. */
    record Line(Optional<String> text) {

        boolean blank() {
            return text.isPresent() && text.get().isBlank();
        }
    }

    private final InputStream in;
    private final byte[] read = new byte[64 * 1024];
    private int next;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private boolean first = true;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Whether the next line may have to be waited for: then it is time to hand over what is ready. */
    boolean mayWait() throws IOException {
        return next == end && in.available() == 0;
    }

    /** Empty at the end of the input. */
    Optional<Line> next() throws IOException {
        length = 0;
        boolean tooLong = false;
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            int stop = next;
            while (stop < end && read[stop] != '\n') stop++;
            tooLong |= length + (stop - next) > LONGEST;
            if (!tooLong) keep(next, stop);
            boolean complete = stop < end;
            next = complete ? stop + 1 : stop;
            if (complete) break;
        }
        if (!any) return Optional.empty();
        return Optional.of(new Line(tooLong ? Optional.empty() : decoded()));
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(read));
        return end > 0;
    }

    private void keep(int from, int to) {
        int more = to - from;
        if (length + more > line.length) line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        System.arraycopy(read, from, line, length, more);
        length += more;
    }

    private Optional<String> decoded() {
        int size = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, size))
                    .toString();
            boolean marked = first && !text.isEmpty() && text.charAt(0) == MARK;
            first = false;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            first = false;
            return Optional.empty();
        }
    }
}
