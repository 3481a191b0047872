package dev.kechuang.payout.web;

import dev.kechuang.payout.BankResults;
import dev.kechuang.payout.ImportReport;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The payment checker brings the bank's result file and reads at once what became of it. */
@Controller
class ResultController {

    private static final String HERE = PayoutPages.OFFICE + "/results";

    private static final long LARGEST_FILE = 20L * 1024 * 1024;

    private final BankResults results;
    private final PayoutPages pages;

    ResultController(BankResults results, PayoutPages pages) {
        this.results = results;
        this.pages = pages;
    }

    /** One reason of a refused file, in the reader's language. */
    record Reason(int line, String column, String text) {}

    @GetMapping(HERE)
    ModelAndView form(Principal user) {
        pages.rolesOfReader(user.getName());
        return new ModelAndView("payout/results");
    }

    @PostMapping(HERE)
    ModelAndView bring(@RequestParam("file") MultipartFile file, Principal user, Locale locale) throws IOException {
        pages.rolesOfReader(user.getName());
        if (file.isEmpty()) return again("payout.result.noFile", locale);
        if (file.getSize() > LARGEST_FILE) return again("payout.result.tooLarge", locale);
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var report = results.importFile(name, file.getBytes(), user.getName());
        var refused = report.kind() == ImportReport.Kind.REFUSED;
        var view = new ModelAndView("payout/results", refused ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        view.addObject("report", report);
        view.addObject("appliedAt", PayoutPages.local(report.appliedAt()));
        view.addObject("reasons", reasons(report, locale));
        return view;
    }

    private ModelAndView again(String problem, Locale locale) {
        return new ModelAndView("payout/results", HttpStatus.BAD_REQUEST)
                .addObject("problem", pages.text(problem, List.of(), locale));
    }

    private List<Reason> reasons(ImportReport report, Locale locale) {
        return report.problems().stream()
                .map(problem ->
                        new Reason(problem.line(), problem.column(), pages.text(problem.key(), problem.args(), locale)))
                .toList();
    }
}
