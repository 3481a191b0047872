package dev.kechuang.demo;

import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Uscc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The official lists of the demo: high-tech enterprises (C01) and technology SMEs (C02), with rows that need a clerk. */
@Component
@DemoPart
class DemoLists {

    private static final int ALL_ROWS = 100;

    private final OfficialLists lists;
    private final DemoCases cases;
    private final DemoTime time;

    DemoLists(OfficialLists lists, DemoCases cases, DemoTime time) {
        this.lists = lists;
        this.cases = cases;
        this.time = time;
    }

    /** Twelve rows: seven become cases, three wait for a clerk, one is of another year, one is malformed. */
    void highTech() {
        var rows = new ArrayList<>(List.of("企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号"));
        rows.add(certificate(DemoUnits.HUALAN, 1, "首次认定"));
        rows.add(certificate(DemoUnits.BEIYUAN, 2, "重新认定"));
        rows.add(certificate(DemoUnits.QINGHE, 3, "首次认定"));
        rows.add(certificate(DemoUnits.MINGDE, 4, "首次认定"));
        rows.add(certificate(DemoUnits.RUIFENG, 5, "重新认定"));
        rows.add(certificate(DemoUnits.HEKOU, 6, "首次认定"));
        rows.add(certificate(DemoUnits.LISTED.get(0), 7, "首次认定"));
        rows.add(row("X区远航无人系统有限公司", uscc("91519901MA6DY001"), "GR202551000008", "首次认定"));
        rows.add(row("邻区恒通仪表有限公司", uscc("91519902MA6DY002"), "GR202551000009", "首次认定"));
        rows.add(row("X区云汐大数据股份有限公司", DemoUnits.LISTED.get(1).uscc(), "GR202551000010", "首次认定"));
        rows.add(String.join(
                ",",
                DemoUnits.LISTED.get(2).name(),
                DemoUnits.LISTED.get(2).uscc(),
                "GR202451000011,首次认定,2024-11-20,2027-11-19,国科火字〔2024〕260号"));
        rows.add(row(DemoUnits.LISTED.get(3).name(), DemoUnits.LISTED.get(3).uscc(), "2025-0012", "首次认定"));
        take(ListKind.HNTE, "高新技术企业认定名单.csv", rows, "c01");
    }

    /** Six rows: five become cases, one waits for a clerk. */
    void techSmes() {
        take(
                ListKind.TECH_SME,
                "科技型中小企业入库名单（第一批）.csv",
                registrations(
                        1,
                        List.of(
                                DemoUnits.HUALAN,
                                DemoUnits.MINGDE,
                                DemoUnits.LISTED.get(1),
                                DemoUnits.LISTED.get(2),
                                DemoUnits.LISTED.get(3)),
                        "X区万象物联网有限公司," + uscc("91519901MA6DY003") + ",202551990199000099,2025-06-16,2025年第3批,是"),
                "c02");
    }

    /** A supplement whose units have not answered yet. */
    void moreTechSmes() {
        take(
                ListKind.TECH_SME,
                "科技型中小企业入库名单（补充）.csv",
                registrations(11, List.of(DemoUnits.RUIFENG, DemoUnits.LISTED.get(4), DemoUnits.LISTED.get(5)), ""),
                "c02");
    }

    private void take(ListKind kind, String fileName, List<String> rows, String suffix) {
        byte[] bytes = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
        var receipt = lists.receive(kind, DemoFrame.YEAR, fileName, bytes, DemoPeople.CLERK);
        lists.processing(receipt.listId()).join();
        var made = lists.rows(receipt.listId(), Set.of(RowOutcome.CREATED), 0, ALL_ROWS, DemoPeople.CLERK);
        for (var row : made.rows()) {
            DemoUnit unit = DemoUnits.byUscc(row.uscc());
            cases.remember(unit.key() + "-" + suffix, CaseNo.of(row.caseNo()), unit);
        }
        time.settle();
    }

    private static List<String> registrations(int first, List<DemoUnit> units, String extraRow) {
        var rows = new ArrayList<>(List.of("企业名称,统一社会信用代码,入库登记编号,入库日期,公告批次,是否首次"));
        for (int i = 0; i < units.size(); i++) {
            String number = String.format(java.util.Locale.ROOT, "2025519901990000%02d", first + i);
            rows.add(units.get(i).name() + "," + units.get(i).uscc() + "," + number + ",2025-06-16,2025年第3批,是");
        }
        if (!extraRow.isEmpty()) rows.add(extraRow);
        return rows;
    }

    private static String certificate(DemoUnit unit, int number, String kind) {
        return row(unit.name(), unit.uscc(), String.format(java.util.Locale.ROOT, "GR2025510000%02d", number), kind);
    }

    private static String row(String name, String uscc, String certificateNo, String kind) {
        return String.join(",", name, uscc, certificateNo, kind, "2025-10-28", "2028-10-27", "国科火字〔2025〕301号");
    }

    private static String uscc(String first16) {
        return Uscc.withCheckDigits(first16).text();
    }
}
