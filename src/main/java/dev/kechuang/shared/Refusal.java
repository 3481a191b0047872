package dev.kechuang.shared;

import java.util.List;
import java.util.stream.Collectors;

/** What a person is told when the programme does not do what was asked; never a technical failure. */
public class Refusal extends RuntimeException {

    /** Why: broken input, no right, state has moved on, or no such thing. */
    public enum Kind {
        INVALID,
        NOT_ALLOWED,
        CONFLICT,
        NOT_FOUND
    }

    private final Kind kind;
    private final List<Problem> problems;

    protected Refusal(Kind kind, List<Problem> problems) {
        super(problems.stream().map(Problem::key).collect(Collectors.joining(", ")));
        if (problems.isEmpty()) throw new IllegalArgumentException("A refusal says at least one thing");
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public static Refusal invalid(String field, String key, Object... args) {
        return new Refusal(Kind.INVALID, List.of(Problem.of(field, key, args)));
    }

    public static Refusal invalid(List<Problem> problems) {
        return new Refusal(Kind.INVALID, problems);
    }

    public static Refusal notAllowed(String key, Object... args) {
        return new Refusal(Kind.NOT_ALLOWED, List.of(Problem.of("", key, args)));
    }

    public static Refusal conflict(String key, Object... args) {
        return new Refusal(Kind.CONFLICT, List.of(Problem.of("", key, args)));
    }

    public static Refusal notFound(String key, Object... args) {
        return new Refusal(Kind.NOT_FOUND, List.of(Problem.of("", key, args)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The message key of the first problem. */
    public String key() {
        return problems.get(0).key();
    }
}
