package dev.kechuang.notification;

import java.util.List;

/** A page of messages, newest first; {@code page} counts from 0. */
public record MessagePage(List<Message> messages, long total, int page, int size) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
