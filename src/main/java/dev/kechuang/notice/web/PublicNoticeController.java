package dev.kechuang.notice.web;

import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.NoticeView;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Public notices for everyone: a search, the stored text inside the site's frame, and the very bytes to take away. */
@Controller
class PublicNoticeController {

    private static final int PAGE = 20;

    private final Notices notices;

    PublicNoticeController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/public/notices")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) NoticeStatus status,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        String text = q.length() > 100 ? q.substring(0, 100) : q;
        model.addAttribute("found", notices.search(text, year, status, page, PAGE));
        model.addAttribute("q", text);
        model.addAttribute("year", year);
        model.addAttribute("status", status);
        model.addAttribute("statuses", List.of(NoticeStatus.PUBLISHED, NoticeStatus.CLOSED, NoticeStatus.WITHDRAWN));
        return "notice/public-list";
    }

    @GetMapping("/public/notices/{no}")
    String notice(@PathVariable String no, Model model) {
        NoticeView notice = notices.notice(no);
        if (notice.publishedAt() == null) throw Refusal.notFound("notice.unknown", no);
        model.addAttribute("notice", notice);
        model.addAttribute("prolonged", notices.prolonged(no));
        boolean shown = notice.status() != NoticeStatus.WITHDRAWN;
        model.addAttribute("document", shown ? notices.published(no).mainPart() : null);
        return "notice/public-notice";
    }

    @GetMapping("/public/notices/{no}/download")
    ResponseEntity<byte[]> download(@PathVariable String no) {
        return download(no, notices.published(no));
    }

    private static ResponseEntity<byte[]> download(String no, StoredDocument document) {
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
