package dev.kechuang.notice.web;

import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.Objections;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The unit objected to reads the allegation, without its author, and answers. */
@Controller
class MyObjectionController {

    private final Objections objections;
    private final NoticeFlow flow;

    MyObjectionController(Objections objections, NoticeFlow flow) {
        this.objections = objections;
        this.flow = flow;
    }

    @GetMapping("/portal/my/objections/{no}")
    String objection(@PathVariable String no, Principal user, Model model) {
        model.addAttribute("objection", objections.forRespondent(no, user.getName()));
        return "notice/my-objection";
    }

    @PostMapping("/portal/my/objections/{no}")
    String answer(@PathVariable String no, @RequestParam(defaultValue = "") String answer, Principal user) {
        objections.forRespondent(no, user.getName());
        flow.answer(no, answer, user.getName());
        return "redirect:/portal/my/objections/" + no;
    }
}
