package dev.kechuang.notice.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.notice.Objection;
import dev.kechuang.notice.Objections;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Objections for the desk and the bureau head, the objector included; every look at an objector is audited. */
@Controller
class ObjectionOfficeController {

    /** One line of the list; {@code overdue} flags what the 60 days have run out on. */
    record Row(Objection objection, boolean overdue) {}

    private final Objections objections;
    private final EvidenceStore evidence;
    private final BusinessClock clock;

    ObjectionOfficeController(Objections objections, EvidenceStore evidence, BusinessClock clock) {
        this.objections = objections;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GetMapping("/portal/office/objections")
    String list(@RequestParam(defaultValue = "false") boolean all, Principal user, Model model) {
        Instant now = clock.now();
        List<Row> rows = objections.list(!all, user.getName()).stream()
                .map(objection -> new Row(objection, objection.overdue(now)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("all", all);
        model.addAttribute("clues", objections.clues(user.getName()));
        return "notice/office-objections";
    }

    @GetMapping("/portal/office/objections/{no}")
    String objection(@PathVariable String no, Principal user, Model model) {
        Objection objection = objections.detail(no, user.getName());
        List<EvidenceFile> files = evidence.list("objection", no);
        model.addAttribute("objection", objection);
        model.addAttribute("objector", objections.objector(no, user.getName()));
        model.addAttribute("overdue", objection.overdue(clock.now()));
        model.addAttribute("steps", objections.steps(no, user.getName()));
        model.addAttribute("files", files);
        return "notice/office-objection";
    }

    @PostMapping("/portal/office/clues/{id}")
    String closeClue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "false") boolean founded,
            Principal user) {
        return objections
                .closeClue(id, finding, founded, user.getName())
                .map(no -> "redirect:/portal/office/objections/" + no)
                .orElse("redirect:/portal/office/objections");
    }
}
