package dev.kechuang.decision;

import java.util.List;

/** One page of published decisions, newest first; {@code page} counts from 0. */
public record AwardPage(List<AwardList> decisions, long total, int page, int size) {

    public boolean hasNext() {
        return (page + 1L) * size < total;
    }

    public boolean hasPrevious() {
        return page > 0;
    }
}
