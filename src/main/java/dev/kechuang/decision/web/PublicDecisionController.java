package dev.kechuang.decision.web;

import dev.kechuang.decision.Decisions;
import dev.kechuang.decision.ListStatus;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Published decisions for everyone, from their stored bytes. */
@Controller
class PublicDecisionController {

    private static final int PAGE = 20;

    private final Decisions decisions;

    PublicDecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/public/decisions")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Integer year,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        String text = q.length() > 100 ? q.substring(0, 100) : q;
        model.addAttribute("found", decisions.search(text, year, page, PAGE));
        model.addAttribute("q", text);
        model.addAttribute("year", year);
        return "decision/public-list";
    }

    @GetMapping("/public/decisions/{no}")
    String decision(@PathVariable String no, Model model) {
        var list = decisions.list(no);
        if (list.status() != ListStatus.ISSUED) throw Refusal.notFound("decision.unknown", no);
        model.addAttribute("list", list);
        model.addAttribute("document", decisions.published(no).mainPart());
        return "decision/public-decision";
    }

    @GetMapping("/public/decisions/{no}/download")
    ResponseEntity<byte[]> download(@PathVariable String no) {
        StoredDocument document = decisions.published(no);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(no + ".html")
                                .build()
                                .toString())
                .header("X-Document-SHA256", document.sha256())
                .body(document.bytes());
    }
}
