package dev.kechuang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.SecretCipher;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.RolesGranted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class RegistryTest {

    static final String USCC = "91519901MA7K3C2D6E";
    static final String PASSWORD = "correct horse battery";
    static final Towns TOWNS = () ->
            List.of(new Town("519901001", "城关街道", "Chengguan Subdistrict"), new Town("519901101", "河口镇", "Hekou Town"));

    static final Roles ROLES = new Roles(() -> List.of(
            new RoleTitle("dept-tax", "税务", "Tax"), new RoleTitle("dept-forestry", "林业和草原", "Forestry and grassland")));

    final List<Object> granted = new ArrayList<>();
    final BusinessClock clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T01:00:00Z"));
    NamedParameterJdbcTemplate jdbc;
    Accounts accounts;
    Registry registry;
    BankAccounts banks;

    void setUp(Databases database) {
        var dataSource = database.fresh();
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        var audit = new AuditTrail(jdbc, new JdbcTransactionManager(dataSource), clock);
        accounts = new Accounts(jdbc, ROLES, new BCryptPasswordEncoder(4), audit, clock, granted::add);
        registry = new Registry(jdbc, accounts, TOWNS, audit, clock);
        banks = new BankAccounts(jdbc, registry, new SecretCipher(new byte[32]), audit, clock);
    }

    @ParameterizedTest
    @EnumSource
    void aUnitRegistersOnceAndItsFirstAccountMayFillAndSign(Databases database) {
        setUp(database);
        var unit = registry.register(registration(" 91519901ma7k3c2d6e ", "星火（测试）科技有限公司", "li-ming"));

        assertThat(unit.uscc()).isEqualTo(USCC);
        assertThat(unit.name()).isEqualTo("星火(测试)科技有限公司");
        assertThat(registry.unitOfUser("li-ming")).isEqualTo(unit);
        assertThat(registry.unit(unit.id())).isEqualTo(unit);
        assertThat(registry.rolesOf("li-ming")).containsExactly("applicant-approver", "applicant-operator");
        assertThat(registry.usersWithRole("applicant-operator")).containsExactly("li-ming");
        refused(() -> registry.register(registration(USCC, "星火(测试)科技有限公司", "wang-wu")), "registry.problem.usccTaken");
    }

    @ParameterizedTest
    @EnumSource
    void allProblemsOfARegistrationAreToldAtOnce(Databases database) {
        setUp(database);
        var typed = new NewUnit(
                "91519901MA7K3C2D6A",
                "",
                "PERSON",
                "a",
                "t",
                "r",
                "3921",
                false,
                LocalDate.parse("2027-01-01"),
                "c",
                "12345",
                "no-mail");
        assertThatThrownBy(() -> registry.register(new UnitRegistration(typed, "Li", "Li", "short")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::field)
                                .containsExactlyInAnyOrder(
                                        "uscc",
                                        "name",
                                        "applicantType",
                                        "townCode",
                                        "industryCode",
                                        "establishedOn",
                                        "contactMobile",
                                        "contactEmail",
                                        "userId",
                                        "password"));
    }

    @ParameterizedTest
    @EnumSource
    void theOperatorAmendsTheDetailsButNeverCodeNorNameNorKind(Databases database) {
        setUp(database);
        var unit = registry.register(registration(USCC, "星火科技有限公司", "li-ming"));
        var typed = registration("91519901204873161L", "别的公司", "li-ming").unit();
        var moved = new NewUnit(
                typed.uscc(),
                typed.name(),
                "INSTITUTION",
                "河口镇二号路",
                "519901101",
                "赵二",
                "C3921",
                true,
                typed.establishedOn(),
                typed.contactName(),
                typed.contactMobile(),
                "");
        var amended = registry.amend(moved, "li-ming");

        assertThat(amended.uscc()).isEqualTo(unit.uscc());
        assertThat(amended.name()).isEqualTo(unit.name());
        assertThat(amended.applicantType()).isEqualTo("ENTERPRISE");
        assertThat(amended.townCode()).isEqualTo("519901101");
        assertThat(amended.registeredAddress()).isEqualTo("河口镇二号路");
        assertThat(amended.contactEmail()).isNull();
        accounts.create(
                new NewAccount("signer", "signer", null, PASSWORD, unit.id(), Set.of("applicant-approver")), "admin");
        refused(() -> registry.amend(moved, "signer"), "registry.notUnitOperator");
        refused(() -> registry.amend(NewUnit.of(USCC, "x", "ENTERPRISE"), "li-ming"), "registry.problem.required");
    }

    @ParameterizedTest
    @EnumSource
    void aListedUnitIsClaimedOnlyByWhoKnowsItsLegalRepresentative(Databases database) {
        setUp(database);
        var listed = new NewUnit(USCC, "星火科技有限公司", "ENTERPRISE", null, null, "赵一", null, false, null, null, null, null);
        var ids = registry.ensureUnits(List.of(listed, NewUnit.of("91519901204873161L", "老厂", "ENTERPRISE"), listed));
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(2));
        assertThat(registry.ensureUnits(List.of(listed)).get(0).id())
                .isEqualTo(ids.get(0).id());

        refused(() -> registry.register(registration(USCC, "别的公司", "thief")), "registry.problem.listedDiffers");
        refused(
                () -> registry.register(registration("91519901204873161L", "老厂", "thief")),
                "registry.problem.listedDiffers");
        var claimed = registry.register(registration(USCC, "星火科技有限公司", "li-ming"));
        assertThat(claimed.id()).isEqualTo(ids.get(0).id());
        assertThat(claimed.contactMobile()).isEqualTo("13800001234");
        refused(() -> registry.register(registration(USCC, "星火科技有限公司", "second")), "registry.problem.usccTaken");
    }

    @ParameterizedTest
    @EnumSource
    void aDepartmentIsARoleWhenAMeasureNamesIt(Databases database) {
        setUp(database);
        accounts.create(staff("forester", "dept-forestry"), "admin");
        assertThat(registry.hasRole("forester", "dept-forestry")).isTrue();
        assertThat(granted).containsExactly(new RolesGranted(Set.of("dept-forestry")));
        assertThat(new RegistryStaff(jdbc, ROLES).roleNames())
                .containsEntry("dept-forestry", "林业和草原")
                .doesNotContainKeys("dept-miit", "applicant-operator");
        assertThat(ROLES.nameOf("dept-forestry", "en")).isEqualTo("Forestry and grassland");
        refused(() -> accounts.create(staff("nobody", "dept-miit"), "admin"), "registry.problem.noSuchRole");
        refused(() -> accounts.grant("forester", "sysadmin", "admin"), "registry.problem.rolesConflict");
    }

    @ParameterizedTest
    @EnumSource
    void rolesThatCheckEachOtherAreNotGrantedToOnePerson(Databases database) {
        setUp(database);
        accounts.create(staff("maker", "payment-maker"), "admin");
        refused(() -> accounts.grant("maker", "payment-checker", "admin"), "registry.problem.rolesConflict");
        refused(() -> accounts.grant("maker", "sysadmin", "admin"), "registry.problem.rolesConflict");
        refused(() -> accounts.grant("maker", "applicant-operator", "admin"), "registry.problem.needsUnit");
        refused(() -> accounts.grant("maker", "king", "admin"), "registry.problem.noSuchRole");
        refused(
                () -> accounts.create(staff("both", "finance-maker", "finance-checker"), "admin"),
                "registry.problem.rolesConflict");

        accounts.revoke("maker", "payment-maker", "admin");
        accounts.grant("maker", "payment-checker", "admin");
        accounts.grant("maker", "payment-checker", "admin");

        assertThat(registry.rolesOf("maker")).containsExactly("payment-checker");
        assertThat(jdbc.queryForList(
                        "select action from audit_entry where subject_key = 'maker' order by id",
                        Map.of(),
                        String.class))
                .containsExactly("registry.userCreated", "registry.roleRevoked", "registry.roleGranted");
    }

    @ParameterizedTest
    @EnumSource
    void onesOwnPasswordChangesOnlyWithThePresentOne(Databases database) {
        setUp(database);
        accounts.create(staff("clerk", "tech-clerk"), "admin");
        refused(
                () -> accounts.changeOwnPassword("clerk", "guess", "another long one"),
                "registry.problem.presentPassword");
        refused(() -> accounts.changeOwnPassword("clerk", PASSWORD, "short"), "registry.problem.passwordShort");
        refused(
                () -> accounts.changeOwnPassword("clerk", PASSWORD, "my-clerk-password"),
                "registry.problem.passwordTrivial");
        accounts.changeOwnPassword("clerk", PASSWORD, "another long one");
        accounts.changeOwnPassword("clerk", "another long one", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void twoGrantsAtOnceCannotPassEachOther(Databases database) {
        setUp(database);
        accounts.create(staff("both", "gov-office"), "admin");
        var transaction = new org.springframework.transaction.support.TransactionTemplate(
                new JdbcTransactionManager(jdbc.getJdbcTemplate().getDataSource()));
        var granted = java.util.stream.Stream.of("payment-maker", "payment-checker")
                .map(role -> java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                    try {
                        transaction.executeWithoutResult(status -> accounts.grant("both", role, "admin"));
                        return true;
                    } catch (Refusal refused) {
                        return false;
                    }
                }))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();
        assertThat(granted).containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @EnumSource
    void aDisabledPersonHasNoRolesAndCannotSignIn(Databases database) {
        setUp(database);
        accounts.create(staff("clerk", "tech-clerk"), "admin");
        var signIn = new RegistryUserDetails(jdbc);
        assertThat(signIn.loadUserByUsername("clerk").getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_tech-clerk");

        accounts.disable("clerk", "admin");

        assertThat(signIn.loadUserByUsername("clerk").isEnabled()).isFalse();
        assertThat(registry.hasRole("clerk", "tech-clerk")).isFalse();
        assertThat(registry.usersWithRole("tech-clerk")).isEmpty();
        assertThat(new RegistryStaff(jdbc, ROLES).find("clerk")).isEmpty();
        assertThat(accounts.page("CLE", 0, 10).accounts()).hasSize(1);
        refused(() -> accounts.disable("admin2", "admin"), "registry.noSuchUser");
    }

    @ParameterizedTest
    @EnumSource
    void productionStartsWithOneAdministratorAndPublicPasswordsAreKnown(Databases database) {
        setUp(database);
        new FirstAdministrator(accounts, registry, new RegistrySettings(false, "root-admin", PASSWORD)).start();
        new FirstAdministrator(accounts, registry, new RegistrySettings(false, "second", PASSWORD)).start();
        assertThat(registry.usersWithRole("sysadmin")).containsExactly("root-admin");

        var staff = new RegistryStaff(jdbc, ROLES);
        assertThat(staff.hasDemoPasswords()).isFalse();
        accounts.createDemo(new NewAccount("demo-clerk", "演示", null, "demo", null, Set.of("tech-clerk")));
        assertThat(staff.hasDemoPasswords()).isTrue();
        accounts.disable("demo-clerk", "root-admin");
        assertThat(staff.hasDemoPasswords()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void bankAccountsAreSealedMaskedAndKeptInVersions(Databases database) {
        setUp(database);
        UUID unit = registry.register(registration(USCC, "星火（测试）科技", "li-ming")).id();
        assertThat(banks.current(unit)).isEmpty();
        var first = banks.add(unit, new AccountForm("星火(测试) 科技", "某银行某支行", "102100099996", "6222-0000-1111"), "li");
        var second = banks.add(unit, new AccountForm("星火(测试)科技", "某银行", "102100099996", "99990000888877"), "li");

        var current = banks.current(unit).orElseThrow();
        assertThat(current.id()).isEqualTo(second);
        assertThat(current.version()).isEqualTo(2);
        assertThat(current.maskedNo()).isEqualTo("****8877");
        assertThat(banks.reveal(first, "payer", "bank file").accountNo()).isEqualTo("622200001111");
        byte[] stored =
                jdbc.queryForObject("select sealed_no from bank_account where version = 1", Map.of(), byte[].class);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("62220000");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_entry where action = 'registry.bankAccountRevealed'",
                        Map.of(),
                        Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForList("select details from audit_entry", Map.of(), String.class))
                .noneMatch(details -> details.contains("622200001111"));
        refused(() -> banks.reveal(first, "payer", " "), "registry.problem.required");
        refused(
                () -> banks.add(unit, new AccountForm("别人", "b", "102100099996", "12345678"), "li"),
                "registry.problem.payee");
        jdbc.update(
                "update bank_account set sealed_no = (select b.sealed_no from bank_account b where b.version = 1)"
                        + " where version = 2",
                Map.of());
        assertThatThrownBy(() -> banks.reveal(second, "payer", "x")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "payment-maker,finance-checker",
        "supervisor,tech-clerk",
        "auditor,gov-office",
        "sysadmin,auditor",
        "sysadmin,dept-forestry",
        "applicant-operator,dept-forestry",
        "review-secretary,expert",
        "review-secretary,committee-chair",
        "archivist,payment-maker",
        "tech-clerk,objection-officer",
        "applicant-operator,expert"
    })
    void conflictsHoldBothWays(String one, String other) {
        assertThat(RoleConflicts.forbidding(one, List.of(other))).contains(other);
        assertThat(RoleConflicts.forbidding(other, List.of(one))).contains(one);
        assertThat(RoleConflicts.forbidding("tech-clerk", List.of("dept-miit"))).isEmpty();
    }

    @Test
    void theKeyIsMadeOnceInDemoModeAndDemandedInProduction(@TempDir Path data) throws java.io.IOException {
        assertThatThrownBy(() -> AccountKey.cipher("", false, data)).hasMessageContaining("KECHUANG_ACCOUNT_KEY");
        var row = UUID.randomUUID();
        var sealed = AccountKey.cipher("", true, data).seal("row", "123");
        assertThat(AccountKey.cipher("", true, data).open("row", sealed)).isEqualTo("123");
        assertThat(Files.getPosixFilePermissions(data.resolve("account.key"))).hasSize(2);
    }

    private static NewAccount staff(String userId, String... roles) {
        return new NewAccount(userId, userId, null, PASSWORD, null, Set.of(roles));
    }

    private static UnitRegistration registration(String uscc, String name, String userId) {
        return new UnitRegistration(
                new NewUnit(
                        uscc,
                        name,
                        "ENTERPRISE",
                        "某市X区河东街道1号",
                        "519901001",
                        "赵一",
                        "C3921",
                        false,
                        LocalDate.parse("2015-05-01"),
                        "李明",
                        "13800001234",
                        "li@example.cn"),
                userId,
                "李明",
                PASSWORD);
    }

    private static void refused(ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
