package dev.kechuang.registry;

import dev.kechuang.shared.Email;
import dev.kechuang.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules of user ids and passwords: length is what counts, plus not being the user's own id. */
final class AccountRules {

    static final int PASSWORD_MIN = 12;
    /** bcrypt reads no further than 72 bytes. */
    private static final int PASSWORD_MAX_BYTES = 72;

    private static final Pattern USER_ID = Pattern.compile("[a-z][a-z0-9-]{2,39}");

    private AccountRules() {}

    static List<Problem> problems(String userId, String displayName, String password, String email) {
        var problems = new ArrayList<Problem>();
        if (userId == null || !USER_ID.matcher(userId).matches()) {
            problems.add(Problem.of("userId", "registry.problem.userId"));
        }
        if (displayName == null || displayName.isBlank() || displayName.length() > 100) {
            problems.add(Problem.of("displayName", "registry.problem.required"));
        }
        if (email != null && !email.isBlank()) {
            Email.problem(email).ifPresent(key -> problems.add(Problem.of("email", key)));
        }
        problems.addAll(passwordProblems(userId, password));
        return problems;
    }

    static List<Problem> passwordProblems(String userId, String password) {
        if (password == null || password.codePointCount(0, password.length()) < PASSWORD_MIN) {
            return List.of(Problem.of("password", "registry.problem.passwordShort", PASSWORD_MIN));
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > PASSWORD_MAX_BYTES) {
            return List.of(Problem.of("password", "registry.problem.passwordLong"));
        }
        boolean trivial = password.chars().distinct().count() < 5
                || userId != null && password.toLowerCase(Locale.ROOT).contains(userId.toLowerCase(Locale.ROOT));
        return trivial ? List.of(Problem.of("password", "registry.problem.passwordTrivial")) : List.of();
    }
}
