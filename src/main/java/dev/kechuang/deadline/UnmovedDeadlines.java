package dev.kechuang.deadline;

/** Open deadlines of one kind from before origins were kept, of which nobody can tell how they were counted: they stay where they are. */
public record UnmovedDeadlines(String kind, long subjects, String example) {}
