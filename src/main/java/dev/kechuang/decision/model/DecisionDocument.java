package dev.kechuang.decision.model;

import dev.kechuang.decision.AwardEntry;
import dev.kechuang.decision.AwardList;
import dev.kechuang.notice.OfficialPage;
import dev.kechuang.notice.OfficialPage.Cell;
import dev.kechuang.notice.Period;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** DOC-10 from the pack's wording, with the list as its attachment; never in the words of a state science award. */
public final class DecisionDocument {

    private static final List<String> HEADS = List.of("序号", "事项（项目）名称", "单位名称", "统一社会信用代码", "类别", "依据条款", "奖励补助金额（元）");
    /** Reserved for awards under the national regulation (domain.md 0.1, DOC-10). */
    private static final String FORBIDDEN = "科学技术奖";

    private final Measures measures;
    private final PolicyPack pack;

    /** {@code measures} are those of the listed cases. */
    public DecisionDocument(Measures measures) {
        this.measures = measures;
        this.pack = measures.newest();
    }

    public StoredDocument render(
            AwardList list, List<AwardEntry> entries, DocNo docNo, LocalDate decidedOn, String yearSummary) {
        var values = new HashMap<String, String>();
        values.put("government", pack.issuers().government());
        values.put("programmeYear", String.valueOf(list.programmeYear()));
        values.put("yearSummary", yearSummary);
        values.put("ruleNo", pack.documentNo());
        values.put("meetingName", list.meetingName());
        values.put("entryCount", String.valueOf(entries.size()));
        values.put("totalAmount", list.total().format());
        values.put("totalInChinese", list.total().capitals());
        values.put("issuedOn", Period.day(decidedOn));
        var wording = measures.wording("decision");
        String title = wording.titleWith(values);
        String body = wording.bodyWith(values).strip();
        if (title.contains(FORBIDDEN) || body.contains(FORBIDDEN))
            throw Refusal.invalid("yearSummary", "decision.forbiddenWording", FORBIDDEN);
        var paragraphs = new ArrayList<String>();
        paragraphs.add(docNo.text());
        body.lines().map(String::strip).forEach(paragraphs::add);
        var page = new OfficialPage(
                title,
                paragraphs,
                "附件：" + list.programmeYear() + "年度科技创新奖励补助名单（" + entries.size() + "项，合计"
                        + list.total().format() + "元）",
                HEADS);
        for (AwardEntry entry : entries) {
            page.row(List.of(
                    Cell.of(String.valueOf(entry.serial())),
                    Cell.of(entry.itemName()),
                    Cell.of(entry.unitName()),
                    Cell.of(entry.uscc()),
                    Cell.of(entry.categoryName()),
                    Cell.of(entry.clause()),
                    Cell.of(entry.amount().format())));
        }
        return page.render();
    }
}
