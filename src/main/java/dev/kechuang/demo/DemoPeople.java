package dev.kechuang.demo;

import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.DemoAccounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who can sign in: one person for each role of the office, whose user id is the role, and one for each unit with an account. */
@Component
@DemoPart
class DemoPeople implements DemoAccounts {

    static final String CLERK = "tech-clerk";
    static final String SECTION_HEAD = "tech-section-head";
    static final String BUREAU_HEAD = "tech-bureau-head";
    static final String NOTICE_OFFICER = "notice-officer";
    static final String OBJECTION_OFFICER = "objection-officer";
    static final String GOV_OFFICE = "gov-office";
    static final String FINANCE_MAKER = "finance-maker";
    static final String FINANCE_CHECKER = "finance-checker";
    static final String PAYMENT_MAKER = "payment-maker";
    static final String PAYMENT_CHECKER = "payment-checker";
    static final String ADMIN = "sysadmin";

    private static final Set<String> UNIT_ROLES = Set.of("applicant-operator", "applicant-approver");

    private record Staff(String role, String name) {}

    private static final List<Staff> STAFF = List.of(
            new Staff(CLERK, "林知夏"),
            new Staff(SECTION_HEAD, "程远山"),
            new Staff(BUREAU_HEAD, "方砚秋"),
            new Staff(NOTICE_OFFICER, "宋明朗"),
            new Staff(OBJECTION_OFFICER, "顾清和"),
            new Staff(GOV_OFFICE, "韩承平"),
            new Staff(FINANCE_MAKER, "姚细雨"),
            new Staff(FINANCE_CHECKER, "陆衡"),
            new Staff(PAYMENT_MAKER, "沈秋实"),
            new Staff(PAYMENT_CHECKER, "秦守正"),
            new Staff("dept-credit", "发改联络员 贺之信"),
            new Staff("dept-tax", "税务联络员 钟税安"),
            new Staff("dept-market", "市场监管联络员 江立市"),
            new Staff("dept-ecology", "生态环境联络员 温碧川"),
            new Staff("dept-emergency", "应急管理联络员 雷安澜"),
            new Staff("dept-hr", "人社联络员 任思齐"),
            new Staff("dept-stat", "统计联络员 舒维计"),
            new Staff("dept-finance", "财政联审员 余有度"),
            new Staff("dept-court", "法院联络员 严守律"),
            new Staff("dept-agri", "农业农村联络员 田禾"),
            new Staff("dept-miit", "工信联络员 金工"),
            new Staff("dept-ip", "知识产权联络员 文知权"),
            new Staff("dept-integrity", "科研诚信联络员 诸葛诚"),
            new Staff("dept-discipline", "纪检联络员 清风"),
            new Staff("legal-reviewer", "合法性审查 许明法"),
            new Staff("auditor", "审计 谭细查"),
            new Staff(ADMIN, "系统管理员"));

    private final Accounts accounts;
    private final Registry registry;
    private final DemoSettings settings;

    DemoPeople(Accounts accounts, Registry registry, DemoSettings settings) {
        this.accounts = accounts;
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        STAFF.forEach(one -> entries.add(new Entry(one.role(), one.name(), one.role(), settings.password())));
        DemoUnits.WITH_ACCOUNT.forEach(unit -> entries.add(new Entry(
                unit.key(), unit.contactName() + "（" + unit.name() + "）", "applicant-approver", settings.password())));
        return entries;
    }

    boolean exist() {
        return !registry.usersWithRole(ADMIN).isEmpty();
    }

    void hireStaff() {
        accounts.createDemo(STAFF.stream()
                .map(one -> new NewAccount(one.role(), one.name(), null, settings.password(), null, Set.of(one.role())))
                .toList());
    }

    /** The units must be registered. */
    void admitUnits() {
        accounts.createDemo(DemoUnits.WITH_ACCOUNT.stream()
                .map(unit -> new NewAccount(
                        unit.key(),
                        unit.contactName(),
                        null,
                        settings.password(),
                        registry.unitByUscc(unit.uscc()).orElseThrow().id(),
                        UNIT_ROLES))
                .toList());
    }
}
