package dev.kechuang.audit;

import java.util.List;

/** A page of the trail, newest first; {@code page} counts from 0. */
public record AuditPage(List<AuditEntry> entries, long total, int page, int size) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
