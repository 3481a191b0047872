package dev.kechuang.intake;

import java.util.List;

/** Some rows of a list in the order of the file; pages count from 0. */
public record RowPage(List<ListRow> rows, long total, int page, int size) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
