package dev.kechuang.notice.web;

import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.notice.Objection;
import dev.kechuang.notice.ObjectionReceipt;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.Objections;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Objections from the public: no account, no script; number and secret code open the state afterwards. */
@Controller
class PublicObjectionController {

    private static final String OWNER = "objection";

    private final Objections objections;
    private final EvidenceStore evidence;
    private final MessageSource messages;

    PublicObjectionController(Objections objections, EvidenceStore evidence, MessageSource messages) {
        this.objections = objections;
        this.evidence = evidence;
        this.messages = messages;
    }

    /** An objection is always against one line of a notice, so the way leads through the notices that run. */
    @GetMapping("/public/objections/new")
    String choose() {
        return "redirect:/public/notices?status=PUBLISHED";
    }

    @GetMapping("/public/notices/{no}/entries/{serial}/object")
    String form(@PathVariable String no, @PathVariable int serial, Model model) {
        model.addAttribute("entry", objections.entry(no, serial));
        model.addAttribute("time", objections.timeOf(no));
        model.addAttribute("form", PostedObjection.EMPTY);
        model.addAttribute("scopes", ObjectionScope.values());
        model.addAttribute("problems", Map.of());
        return "notice/object";
    }

    @PostMapping("/public/notices/{no}/entries/{serial}/object")
    ModelAndView receive(
            @PathVariable String no,
            @PathVariable int serial,
            @ModelAttribute("form") PostedObjection form,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            HttpServletRequest request,
            RedirectAttributes once,
            Locale locale)
            throws IOException {
        ObjectionReceipt receipt;
        try {
            receipt = objections.receive(no, serial, form.objection(), request.getRemoteAddr());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) throw refusal;
            var page = new ModelAndView("notice/object", HttpStatus.BAD_REQUEST);
            page.addObject("entry", objections.entry(no, serial));
            page.addObject("time", objections.timeOf(no));
            page.addObject("scopes", ObjectionScope.values());
            page.addObject("problems", texts(refusal, locale));
            return page;
        }
        // The objection stands whatever becomes of its files; a refused file may be sent again from the status page.
        String fileProblem = store(receipt.objectionNo(), files, locale);
        if (fileProblem != null) once.addFlashAttribute("fileProblem", fileProblem);
        once.addFlashAttribute("receipt", receipt);
        return new ModelAndView("redirect:/public/objections/receipt");
    }

    @GetMapping("/public/objections/receipt")
    String receipt(Model model) {
        if (!(model.getAttribute("receipt") instanceof ObjectionReceipt receipt)) return "redirect:/public/objections";
        model.addAttribute("periods", objections.periodsOf(receipt.objectionNo()));
        return "notice/receipt";
    }

    @GetMapping("/public/objections")
    String ask() {
        return "notice/follow";
    }

    @PostMapping("/public/objections")
    String follow(@RequestParam String no, @RequestParam String code, Model model) {
        Objection objection = objections.follow(no.strip(), code);
        model.addAttribute("objection", objection);
        model.addAttribute("letter", objections.letter(objection.no(), code));
        model.addAttribute("files", evidence.list(OWNER, objection.no()));
        model.addAttribute("code", code);
        model.addAttribute("periods", objections.periodsOf(objection.no()));
        return "notice/followed";
    }

    @PostMapping("/public/objections/sign")
    String sign(@RequestParam String no, @RequestParam String code, Model model) {
        objections.sign(no.strip(), code);
        return follow(no, code, model);
    }

    @PostMapping("/public/objections/evidence")
    String addEvidence(
            @RequestParam String no,
            @RequestParam String code,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            Model model,
            Locale locale)
            throws IOException {
        Objection objection = objections.follow(no.strip(), code);
        if (!objection.open()) throw Refusal.conflict("notice.objectionMovedOn", objection.no());
        model.addAttribute("fileProblem", store(objection.no(), files, locale));
        return follow(no, code, model);
    }

    /** Null when every file was kept. */
    private String store(String objectionNo, List<MultipartFile> files, Locale locale) throws IOException {
        if (files == null) return null;
        for (MultipartFile file : files) {
            if (file.isEmpty()) continue;
            try (var content = file.getInputStream()) {
                evidence.store(
                        OWNER, objectionNo, "evidence", file.getOriginalFilename(), content, file.getSize(), "public");
            } catch (Refusal refusal) {
                return texts(refusal, locale).values().iterator().next();
            }
        }
        return null;
    }

    private Map<String, String> texts(Refusal refusal, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        for (Problem problem : refusal.problems())
            texts.putIfAbsent(
                    problem.field(),
                    messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale));
        return texts;
    }
}
