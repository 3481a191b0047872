package dev.kechuang.workflow.guard;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.form.Forms;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Outermost around engine commands: what refuses a person of the web apps leaves as one sentence in that person's language
 * with a fitting status, and into the trail; the engine's own wrapping would show English and answer 500.
 */
final class RefusalsToWebApps extends CommandInterceptor {

    private static final int LONGEST_PATH = 100;

    private final MessageSource messages;
    private final ObjectProvider<AuditTrail> audit;

    RefusalsToWebApps(MessageSource messages, ObjectProvider<AuditTrail> audit) {
        this.messages = messages;
        this.audit = audit;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var request = webAppRequest();
        if (request == null || Context.getCommandContext() != null) return next.execute(command);
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            var refusal = refusalIn(failed);
            if (refusal == null) throw failed;
            record(refusal, request);
            throw new WebApplicationException(sentence(refusal, request.getLocale()), failed, status(refusal));
        }
    }

    /** The refused command is rolled back by now; field names are written down, never what was sent. */
    private void record(Refusal refusal, HttpServletRequest request) {
        var person = request.getUserPrincipal();
        var path = request.getRequestURI().replaceFirst(".*/camunda/api/", "");
        var fields = refusal.problems().stream()
                .map(Problem::field)
                .filter(field -> field.matches("[A-Za-z0-9_]{1,40}"))
                .limit(10)
                .distinct()
                .collect(Collectors.joining(","));
        audit.ifAvailable(trail -> trail.recordRefusal(
                "workflow.refused",
                "page",
                path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                person == null ? "anonymous" : person.getName(),
                fields.isEmpty() ? Map.of("key", refusal.key()) : Map.of("key", refusal.key(), "fields", fields)));
    }

    /** A lost race for a task is a refusal, not a failure. */
    static Refusal refusalIn(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return refusal;
            if (cause instanceof OptimisticLockingException
                    || cause instanceof TaskAlreadyClaimedException
                    || cause instanceof NullValueException) {
                return Refusal.conflict("workflow.taskGone");
            }
        }
        return null;
    }

    private String sentence(Refusal refusal, Locale locale) {
        return refusal.problems().stream()
                .map(problem -> sentence(refusal, problem, locale))
                .collect(Collectors.joining("\n"));
    }

    private String sentence(Refusal refusal, Problem problem, Locale locale) {
        if (refusal instanceof FormRefusal form) {
            return Forms.message(
                    form.schema(), problem, locale, (key, args) -> messages.getMessage(key, args, key, locale));
        }
        return messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale);
    }

    private static int status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
        };
    }

    private static HttpServletRequest webAppRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                        && current.getRequest().getRequestURI().contains("/camunda/api/")
                ? current.getRequest()
                : null;
    }
}
