package dev.kechuang.intake.web;

import dev.kechuang.intake.ListRow;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One row of a list: everything that was read, and what a clerk decides about it. */
@Controller
class RowController {

    private static final String ROW = ListController.HERE + "/{id}/rows/{rowNo}";

    private final OfficialLists lists;
    private final MessageSource messages;

    RowController(OfficialLists lists, MessageSource messages) {
        this.lists = lists;
        this.messages = messages;
    }

    @GetMapping(ROW)
    ModelAndView row(Principal user, @PathVariable("id") UUID id, @PathVariable("rowNo") int rowNo, Locale locale) {
        return page(user, id, rowNo, null, "", List.of(), locale);
    }

    @PostMapping(ROW + "/link")
    ModelAndView link(
            Principal user,
            @PathVariable("id") UUID id,
            @PathVariable("rowNo") int rowNo,
            @RequestParam("uscc") String uscc,
            @RequestParam("note") String note,
            Locale locale) {
        try {
            lists.link(id, rowNo, uscc, note, user.getName());
            return new ModelAndView("redirect:" + ListController.HERE + "/" + id + "/rows/" + rowNo);
        } catch (Refusal refusal) {
            return again(user, id, rowNo, uscc, note, refusal, locale);
        }
    }

    @PostMapping(ROW + "/discard")
    ModelAndView discard(
            Principal user,
            @PathVariable("id") UUID id,
            @PathVariable("rowNo") int rowNo,
            @RequestParam("note") String note,
            Locale locale) {
        try {
            lists.discard(id, rowNo, note, user.getName());
            return new ModelAndView("redirect:" + ListController.HERE + "/" + id + "?outcome=QUEUE");
        } catch (Refusal refusal) {
            return again(user, id, rowNo, null, note, refusal, locale);
        }
    }

    private ModelAndView again(
            Principal user, UUID id, int rowNo, String uscc, String note, Refusal refusal, Locale locale) {
        if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
        return page(user, id, rowNo, uscc, note, ListController.texts(messages, refusal, locale), locale);
    }

    private ModelAndView page(
            Principal user, UUID id, int rowNo, String uscc, String note, List<String> problems, Locale locale) {
        var list = lists.list(id, user.getName());
        ListRow row = lists.row(id, rowNo);
        var page = new ModelAndView("intake/row", problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        page.addObject("list", list);
        page.addObject("linkable", list.kind().makesCases());
        page.addObject("row", RowView.of(row, messages, locale));
        page.addObject("uscc", uscc == null ? row.uscc() : uscc);
        page.addObject("note", note);
        page.addObject("problems", problems);
        return page;
    }
}
