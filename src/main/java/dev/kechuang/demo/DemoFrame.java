package dev.kechuang.demo;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The frame of the demo's programme years: people, registered units, windows, and money. */
@Component
@DemoPart
class DemoFrame {

    static final int YEAR = 2025;
    private static final List<String> CATEGORIES =
            List.of("A01", "A03", "C01", "C02", "C03", "C04", "C05", "C07", "D02", "D07", "E02", "E03");
    private static final String FUNCTIONAL = "2060499";
    private static final String ECONOMIC = "50701";

    private final DemoPeople people;
    private final OfficialLists lists;
    private final CallWindows windows;
    private final BudgetLines budget;

    DemoFrame(DemoPeople people, OfficialLists lists, CallWindows windows, BudgetLines budget) {
        this.people = people;
        this.lists = lists;
        this.windows = windows;
        this.budget = budget;
    }

    void open() {
        people.hireStaff();
        var directory =
                lists.receive(ListKind.UNIT_DIRECTORY, YEAR, "在册单位名录.csv", DemoUnits.directory(), DemoPeople.CLERK);
        lists.processing(directory.listId()).join();
        people.admitUnits();
        budget.create(YEAR, "科技创新奖补资金", FUNCTIONAL, ECONOMIC, Money.ofYuan(20_000_000), DemoPeople.FINANCE_MAKER);
        budget.create(YEAR + 1, "科技创新奖补资金", FUNCTIONAL, ECONOMIC, Money.ofYuan(22_000_000), DemoPeople.FINANCE_MAKER);
        windows.open(YEAR, CATEGORIES, LocalDate.of(2026, 1, 12), LocalDate.of(2026, 2, 9), DemoPeople.BUREAU_HEAD);
        windows.open(
                YEAR + 1, CATEGORIES, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 30), DemoPeople.BUREAU_HEAD);
    }

    /** Twenty working days from 2 March. */
    void prolong() {
        windows.open(YEAR, CATEGORIES, LocalDate.of(2026, 1, 12), LocalDate.of(2026, 3, 30), DemoPeople.BUREAU_HEAD);
    }
}
