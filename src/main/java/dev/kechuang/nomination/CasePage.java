package dev.kechuang.nomination;

import java.util.List;

/** One page of cases; pages count from 0. */
public record CasePage(List<CaseSummary> cases, long total, int page, int size) {

    public int pages() {
        return (int) ((total + size - 1) / size);
    }
}
