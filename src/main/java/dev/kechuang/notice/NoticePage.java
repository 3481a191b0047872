package dev.kechuang.notice;

import java.util.List;

/** One page of published notices, newest first; {@code page} counts from 0. */
public record NoticePage(List<NoticeView> notices, long total, int page, int size) {

    public boolean hasNext() {
        return (page + 1L) * size < total;
    }

    public boolean hasPrevious() {
        return page > 0;
    }
}
