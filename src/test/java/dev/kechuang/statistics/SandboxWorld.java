package dev.kechuang.statistics;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.model.Calculations;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Stored;
import dev.kechuang.testsupport.WholeApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A year of cases in the tables of a whole application, and packs to try on them. */
final class SandboxWorld {

    static final int YEAR = 2025;

    /** Every table that holds something of a case. */
    private static final List<String> CASE_TABLES = List.of(
            "nomination_case",
            "nomination_submission",
            "nomination_step",
            "case_matter",
            "case_counter",
            "formal_review",
            "correction_request",
            "joint_check_department",
            "department_opinion",
            "calculation",
            "entitlement_commitment",
            "budget_line",
            "budget_reservation");

    private static final Path SHIPPED = Path.of("target/classes/policies/default");

    final WholeApplication app;
    private final JdbcTemplate jdbc;
    private final List<Object[]> cases = new ArrayList<>();
    private final List<Object[]> matters = new ArrayList<>();
    private int made;

    SandboxWorld(WholeApplication app) {
        this.app = app;
        this.jdbc = app.bean(JdbcTemplate.class);
    }

    void budget(long yuan) {
        app.bean(BudgetLines.class).create(YEAR, "科技创新奖补资金", "2060499", "50701", Money.ofYuan(yuan), "finance-maker");
    }

    /** A case as far as its calculation; {@code calculated}: with the amount that its own version gives on record. */
    UUID add(String code, Unit unit, String answers, Map<String, Object> facts, boolean calculated, CaseStatus status) {
        PolicyPack pack = app.bean(Policies.class).current();
        Category category = pack.category(code);
        UUID id = UUID.randomUUID();
        made++;
        AmountResult result = calculated ? new AmountCalculator().calculate(category, facts, Money.ZERO) : null;
        Instant at = WholeApplication.at("2026-01-05T09:00").plusSeconds(made);
        cases.add(new Object[] {
            id,
            CaseNo.of(YEAR, code, made).text(),
            YEAR,
            code,
            pack.ruleVersionId(),
            category.entryMode().name(),
            category.path().name(),
            category.stackGroup(),
            unit.id(),
            unit.name(),
            unit.uscc(),
            "事项" + made,
            status.name(),
            Stored.at(at),
            result == null ? null : result.amount().fen(),
            result == null ? null : result.clause(),
            answers,
            answers,
            Stored.at(at),
            Stored.at(at)
        });
        category.matterKeysOf(facts)
                .forEach(key -> matters.add(new Object[] {id, key, code, category.stackGroup(), unit.id()}));
        return id;
    }

    /** Writes what was added, in batches; results of {@code runs} become rows of the calculation. */
    void write(Map<UUID, AmountResult> runs) {
        jdbc.batchUpdate(
                "insert into nomination_case (id, case_no, programme_year, category_code, rule_version_id, entry_mode,"
                        + " path, stack_group, unit_id, unit_name, uscc, item_name, status, status_since, amount_fen,"
                        + " clause, draft_answers, answers, created_at, submitted_at, auto_accepted, created_by, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 'test', 0)",
                cases);
        jdbc.batchUpdate(
                "insert into case_matter (case_id, matter_key, category_code, stack_group, unit_id)"
                        + " values (?, ?, ?, ?, ?)",
                matters);
        String version = app.bean(Policies.class).current().ruleVersionId();
        runs.forEach((id, result) -> app.bean(Calculations.class).add(id, result, Money.ZERO, version));
        cases.clear();
        matters.clear();
    }

    /** Rows and contents of every table of a case: what a run must leave exactly as it was. */
    Map<String, String> fingerprints() {
        Map<String, String> found = new TreeMap<>();
        for (String table : CASE_TABLES) {
            List<String> rows = jdbc.queryForList("select * from " + table).stream()
                    .map(row -> new TreeMap<>(row).toString())
                    .sorted()
                    .toList();
            found.put(table, rows.size() + " rows " + sha256(String.join("\n", rows)));
        }
        return found;
    }

    /** The shipped pack under another id, some files changed, one category left out. */
    static byte[] pack(String id, Map<String, UnaryOperator<String>> changes, String without) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SHIPPED.relativize(file).toString();
                String text = Files.readString(file);
                if (name.equals("pack.yaml")) text = text.replaceFirst("(?m)^id: .*$", "id: " + id);
                if (name.toLowerCase(Locale.ROOT).contains(without)) continue;
                if (changes.containsKey(name)) text = changes.get(name).apply(text);
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
