package dev.kechuang.registry;

import java.util.List;

/** A page of accounts by user id; {@code page} counts from 0. */
public record AccountPage(List<Account> accounts, long total, int page, int size) {

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
