package dev.kechuang.notice;

/** Where a public notice stands; PUBLISHED runs from publication to its stored deadline. */
public enum NoticeStatus {
    DRAFT,
    PUBLISHED,
    CLOSED,
    WITHDRAWN
}
