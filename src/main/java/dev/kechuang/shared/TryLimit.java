package dev.kechuang.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one source may try something: {@code burst} times at once, then once every {@code pause}; memory is bounded. */
public final class TryLimit {

    /** An IPv6 network of 64 bits is one source; its holder picks the rest of the address freely. */
    private static final int NETWORK_BYTES = 8;

    /** What a try met; {@code LAST} is allowed, and the next one will not be. */
    public enum Answer {
        ALLOWED,
        LAST,
        REFUSED
    }

    private final Duration pause;
    private final Duration credit;
    private final Clock clock;
    private final Map<String, Instant> usedUpTo;

    public TryLimit(int burst, Duration pause, int sourcesKept, Clock clock) {
        this.pause = pause;
        this.credit = pause.multipliedBy(burst);
        this.clock = clock;
        this.usedUpTo = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> longestUnheard) {
                return size() > sourcesKept;
            }
        };
    }

    /** Counts one try of the source unless it is refused. */
    public synchronized Answer take(String source) {
        Instant now = clock.instant();
        Instant next = used(source, now).plus(pause);
        Duration debt = Duration.between(now, next);
        if (debt.compareTo(credit) > 0) return Answer.REFUSED;
        usedUpTo.put(source, next);
        return debt.plus(pause).compareTo(credit) > 0 ? Answer.LAST : Answer.ALLOWED;
    }

    /** A try that turned out to be in order does not count. */
    public synchronized void giveBack(String source) {
        Instant now = clock.instant();
        Instant before = used(source, now).minus(pause);
        if (before.isAfter(now)) usedUpTo.put(source, before);
        else usedUpTo.remove(source);
    }

    public synchronized int sourcesKept() {
        return usedUpTo.size();
    }

    private Instant used(String source, Instant now) {
        Instant used = usedUpTo.get(source);
        return used == null || used.isBefore(now) ? now : used;
    }

    /** The source a network address stands for. */
    public static String sourceOf(String address) {
        if (address == null) return "";
        if (address.indexOf(':') < 0) return address.length() <= 64 ? address : address.substring(0, 64);
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length <= NETWORK_BYTES)
                return InetAddress.getByAddress(bytes).getHostAddress();
            return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException notAnAddress) {
            return "";
        }
    }
}
