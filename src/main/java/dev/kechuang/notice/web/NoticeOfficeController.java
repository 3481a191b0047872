package dev.kechuang.notice.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.NoticeView;
import dev.kechuang.notice.Notices;
import dev.kechuang.policy.CasePath;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notices for the office: what is proposed, drafts, the text as the public will read it, publication, withdrawal. */
@Controller
class NoticeOfficeController {

    private final Notices notices;
    private final NoticeFlow flow;
    private final Registry registry;
    private final BusinessClock clock;

    NoticeOfficeController(Notices notices, NoticeFlow flow, Registry registry, BusinessClock clock) {
        this.notices = notices;
        this.flow = flow;
        this.registry = registry;
        this.clock = clock;
    }

    @GetMapping("/portal/notice")
    String list(@RequestParam(required = false) Integer year, Principal user, Model model) {
        requireOffice(user);
        int wanted = year == null ? yearInHand() : year;
        model.addAttribute("year", wanted);
        model.addAttribute("proposals", notices.proposals(wanted));
        model.addAttribute("notices", notices.ofYear(wanted));
        return "notice/office-list";
    }

    @PostMapping("/portal/notice/draft")
    String draft(@RequestParam int year, @RequestParam CasePath path, Principal user) {
        return "redirect:/portal/notice/" + notices.draft(year, path, user.getName());
    }

    @GetMapping("/portal/notice/{no}")
    String notice(@PathVariable String no, Principal user, Model model) {
        requireOffice(user);
        NoticeView notice = notices.notice(no);
        model.addAttribute("notice", notice);
        model.addAttribute("entries", notices.entries(no));
        boolean draft = notice.status() == NoticeStatus.DRAFT;
        boolean officer = registry.hasRole(user.getName(), "notice-officer");
        model.addAttribute("preview", draft ? notices.preview(no).mainPart() : null);
        model.addAttribute("drafter", registry.displayName(notice.draftedBy()));
        model.addAttribute("mayPublish", draft && officer && !notice.draftedBy().equals(user.getName()));
        model.addAttribute("mayWithdraw", officer && (draft || notice.status() == NoticeStatus.PUBLISHED));
        return "notice/office-notice";
    }

    @PostMapping("/portal/notice/{no}/publish")
    String publish(@PathVariable String no, Principal user) {
        flow.publish(no, user.getName());
        return "redirect:/portal/notice/" + no;
    }

    @PostMapping("/portal/notice/{no}/withdraw")
    String withdraw(@PathVariable String no, @RequestParam(defaultValue = "") String reason, Principal user) {
        notices.withdraw(no, reason, user.getName());
        return "redirect:/portal/notice/" + no;
    }

    /** A programme is mostly worked on in the year after it; an empty page would hide that. */
    private int yearInHand() {
        int year = clock.today().getYear();
        boolean nothing =
                notices.proposals(year).isEmpty() && notices.ofYear(year).isEmpty();
        return nothing ? year - 1 : year;
    }

    private void requireOffice(Principal user) {
        for (String role : new String[] {
            "notice-officer", "tech-clerk", "tech-section-head", "tech-bureau-head", "objection-officer", "auditor"
        }) if (registry.hasRole(user.getName(), role)) return;
        throw Refusal.notAllowed("notice.notOffice");
    }
}
