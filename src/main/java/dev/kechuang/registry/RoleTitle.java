package dev.kechuang.registry;

/** A role as people know it; the id is also the engine's group id. */
public record RoleTitle(String id, String chinese, String english) {

    private static final String DEPARTMENT_PREFIX = "dept-";
    private static final String APPLICANT_PREFIX = "applicant-";

    public String name(String language) {
        return "en".equals(language) ? english : chinese;
    }

    /** A department of the joint check. */
    public boolean department() {
        return isDepartment(id);
    }

    /** Held by people of a unit, never by the office. */
    public boolean applicant() {
        return isApplicant(id);
    }

    public static boolean isDepartment(String roleId) {
        return roleId.startsWith(DEPARTMENT_PREFIX);
    }

    public static boolean isApplicant(String roleId) {
        return roleId.startsWith(APPLICANT_PREFIX);
    }
}
