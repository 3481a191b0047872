package dev.kechuang.registry;

/** The roles of domain.md 3.1 that every district has; the id is also the engine's group id. Departments are {@link DepartmentRoles}. */
public enum Role {
    APPLICANT_OPERATOR("applicant-operator", "单位经办人", "Unit operator"),
    APPLICANT_APPROVER("applicant-approver", "单位授权签字人", "Unit signatory"),
    NOMINATOR("nominator", "推荐单位", "Nominator"),
    TECH_CLERK("tech-clerk", "科技局业务经办", "S&T bureau clerk"),
    TECH_SECTION_HEAD("tech-section-head", "科技局科室负责人", "S&T section head"),
    TECH_BUREAU_HEAD("tech-bureau-head", "科技局局领导", "S&T bureau head"),
    REVIEW_SECRETARY("review-secretary", "评审秘书", "Review secretary"),
    EXPERT("expert", "评审专家", "Expert"),
    COMMITTEE_MEMBER("committee-member", "评审委员", "Committee member"),
    COMMITTEE_CHAIR("committee-chair", "评审委员会主任", "Committee chair"),
    SUPERVISOR("supervisor", "监督人员", "Supervisor"),
    NOTICE_OFFICER("notice-officer", "政务公开岗", "Notice officer"),
    OBJECTION_OFFICER("objection-officer", "异议受理岗", "Objection officer"),
    LEGAL_REVIEWER("legal-reviewer", "合法性审查岗", "Legal reviewer"),
    GOV_OFFICE("gov-office", "区政府办公室", "Government office"),
    FINANCE_MAKER("finance-maker", "财政局经办", "Finance maker"),
    FINANCE_CHECKER("finance-checker", "财政局复核", "Finance checker"),
    PAYMENT_MAKER("payment-maker", "科技局财务经办", "Payment maker"),
    PAYMENT_CHECKER("payment-checker", "科技局财务复核", "Payment checker"),
    INTEGRITY_OFFICER("integrity-officer", "科研诚信管理岗", "Integrity officer"),
    ARCHIVIST("archivist", "档案管理员", "Archivist"),
    STATISTICIAN("statistician", "统计员", "Statistician"),
    AUDITOR("auditor", "审计人员", "Auditor"),
    SYSADMIN("sysadmin", "系统管理员", "System administrator");

    private final String id;
    private final String chinese;
    private final String english;

    Role(String id, String chinese, String english) {
        this.id = id;
        this.chinese = chinese;
        this.english = english;
    }

    public String id() {
        return id;
    }

    RoleTitle title() {
        return new RoleTitle(id, chinese, english);
    }
}
