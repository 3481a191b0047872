package dev.kechuang.workflow;

/** Variables the seam itself knows in every process: public facts for display, and what the inbox sorts by. */
public final class CaseVars {

    /** Case number, category and unit as Tasklist may show them; never authoritative. */
    public static final ProcessVar<String> CASE_NO = ProcessVar.text("caseNo");

    public static final ProcessVar<String> CATEGORY_CODE = ProcessVar.text("categoryCode");

    public static final ProcessVar<String> CATEGORY_NAME = ProcessVar.text("categoryName");

    public static final ProcessVar<String> UNIT_NAME = ProcessVar.text("unitName");

    /** Id (UUID) of the applicant's unit: the inbox rows of applicant tasks carry it. */
    public static final ProcessVar<String> APPLICANT_UNIT = ProcessVar.text("applicantUnit");

    /** The department of one branch of a parallel multi-instance: qualifier of its tasks. */
    public static final ProcessVar<String> DEPARTMENT = ProcessVar.text("department");

    private CaseVars() {}
}
