package dev.kechuang.notice.model;

import dev.kechuang.notice.NoticeEntry;
import dev.kechuang.notice.NoticeView;
import dev.kechuang.notice.OfficialPage;
import dev.kechuang.notice.OfficialPage.Cell;
import dev.kechuang.notice.Period;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DOC-07 from the pack's wording: basis, list, period, how to object. Holds nothing of domain.md 3.8's "left out" list. */
public final class NoticeDocument {

    private static final List<String> HEADS =
            List.of("序号", "事项（项目）名称", "单位名称", "统一社会信用代码", "类别", "依据条款", "拟奖补金额（元）", "异议");

    private final Measures measures;
    private final PolicyPack pack;

    /** {@code measures} are those of the listed cases. */
    public NoticeDocument(Measures measures) {
        this.measures = measures;
        this.pack = measures.newest();
    }

    public String title(int programmeYear) {
        return measures.wording("publicNotice")
                .titleWith(Map.of(
                        "programmeYear",
                        String.valueOf(programmeYear),
                        "district",
                        pack.district().name()));
    }

    /** The document as it reads when the notice is published on its first day. */
    public StoredDocument render(NoticeView notice, List<NoticeEntry> entries) {
        List<String> paragraphs = measures.wording("publicNotice")
                .bodyWith(values(notice))
                .strip()
                .lines()
                .map(String::strip)
                .toList();
        Money total = entries.stream().map(NoticeEntry::amount).reduce(Money.ZERO, Money::plus);
        var page = new OfficialPage(
                notice.title(),
                paragraphs,
                notice.programmeYear() + "年度拟奖励补助名单（" + entries.size() + "项，合计" + total.format() + "元；编号" + notice.no()
                        + "）",
                HEADS);
        for (NoticeEntry entry : entries) {
            page.row(List.of(
                    Cell.of(String.valueOf(entry.serial())),
                    Cell.of(entry.itemName()),
                    Cell.of(entry.unitName()),
                    Cell.of(entry.uscc()),
                    Cell.of(entry.categoryName()),
                    Cell.of(entry.clause()),
                    Cell.of(entry.amount().format()),
                    new Cell("提出异议", "/public/notices/" + notice.no() + "/entries/" + entry.serial() + "/object")));
        }
        return page.render();
    }

    /** What the document prints on purpose and the gate must not take for personal numbers. */
    public List<String> printed(List<NoticeEntry> entries) {
        var printed = new java.util.ArrayList<>(
                entries.stream().map(NoticeEntry::uscc).toList());
        printed.add(pack.objectionDesk().phone());
        printed.add(pack.objectionDesk().supervisionPhone());
        return printed;
    }

    private Map<String, String> values(NoticeView notice) {
        LocalDate first = notice.firstDay();
        var desk = pack.objectionDesk();
        var values = new HashMap<String, String>();
        values.put("programmeYear", String.valueOf(notice.programmeYear()));
        values.put("district", pack.district().name());
        values.put("ruleNo", pack.documentNo());
        values.put("reviewSteps", notice.path().needsReview() ? "、专家评审" : "");
        values.put("firstDay", Period.day(first));
        values.put("lastDay", Period.lastDay(first, notice.lastDay()));
        values.put("noticeDays", String.valueOf(notice.days()));
        values.put("objectionOffice", desk.office());
        values.put("objectionAddress", desk.address());
        values.put("objectionPostcode", desk.postcode());
        values.put("objectionPhone", desk.phone());
        values.put("objectionEmail", desk.email());
        values.put("supervisionPhone", desk.supervisionPhone());
        values.put("bureau", pack.issuers().bureau());
        values.put("issuedOn", Period.day(first));
        return values;
    }
}
