package dev.kechuang.portal.web;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.notification.Messagebox;
import dev.kechuang.portal.District;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** A refusal that leaves a controller becomes a page in the user's language; what was refused for want of a right or of time is audited. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalPages {

    private static final Map<Refusal.Kind, HttpStatus> STATUS = Map.of(
            Refusal.Kind.INVALID, HttpStatus.BAD_REQUEST,
            Refusal.Kind.NOT_ALLOWED, HttpStatus.FORBIDDEN,
            Refusal.Kind.CONFLICT, HttpStatus.CONFLICT,
            Refusal.Kind.NOT_FOUND, HttpStatus.NOT_FOUND);

    private final MessageSource messages;
    private final AuditTrail audit;
    private final PageFrameAdvice frames;

    RefusalPages(
            MessageSource messages,
            AuditTrail audit,
            District district,
            Navigation navigation,
            Registry registry,
            Messagebox box) {
        this.messages = messages;
        this.audit = audit;
        this.frames = new PageFrameAdvice(district, navigation, registry, box);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request, Locale locale) {
        if (refusal.kind() == Refusal.Kind.NOT_ALLOWED || refusal.kind() == Refusal.Kind.CONFLICT) {
            String actor = request.getUserPrincipal() == null
                    ? "anonymous"
                    : request.getUserPrincipal().getName();
            audit.recordRefusal(
                    "portal.refused", "page", shortened(request.getRequestURI()), actor, Map.of("key", refusal.key()));
        }
        List<String> texts = refusal.problems().stream()
                .map(problem -> text(problem, locale))
                .distinct()
                .toList();
        return page(STATUS.get(refusal.kind()), texts, request);
    }

    /** A broken id in the address is an address that does not exist. */
    @ExceptionHandler({MethodArgumentTypeMismatchException.class, NoResourceFoundException.class})
    ModelAndView noSuchAddress(HttpServletRequest request) {
        return page(HttpStatus.NOT_FOUND, List.of(), request);
    }

    @ExceptionHandler({
        ServletRequestBindingException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class
    })
    ModelAndView brokenRequest(HttpServletRequest request, Locale locale) {
        return page(HttpStatus.BAD_REQUEST, List.of(text(Problem.of("", "portal.error.request"), locale)), request);
    }

    @ExceptionHandler(MultipartException.class)
    ModelAndView uploadTooLarge(HttpServletRequest request, Locale locale) {
        return page(HttpStatus.BAD_REQUEST, List.of(text(Problem.of("", "portal.error.upload"), locale)), request);
    }

    private ModelAndView page(HttpStatus status, List<String> texts, HttpServletRequest request) {
        var page = new ModelAndView("error/refusal", status);
        page.addObject("status", status.value());
        page.addObject("texts", texts);
        // Model attributes of the controller do not reach an exception's page.
        page.addObject("frame", frames.frame(request));
        return page;
    }

    private String text(Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale);
    }

    private static String shortened(String path) {
        return path.length() <= 100 ? path : path.substring(0, 100);
    }
}
