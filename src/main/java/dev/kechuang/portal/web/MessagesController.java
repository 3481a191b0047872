package dev.kechuang.portal.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notification.Mailbox;
import dev.kechuang.notification.Message;
import dev.kechuang.notification.MessagePage;
import dev.kechuang.notification.Messagebox;
import dev.kechuang.registry.Registry;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Messages of the person, the unit and the roles; opening one marks it as read. */
@Controller
class MessagesController {

    private static final int SIZE = 25;

    private final Messagebox messages;
    private final Registry registry;

    MessagesController(Messagebox messages, Registry registry) {
        this.messages = messages;
        this.registry = registry;
    }

    @GetMapping("/portal/messages")
    String list(
            Principal user, @RequestParam(name = "page", defaultValue = "0") int asked, Model model, Locale locale) {
        MessagePage page = messages.page(mailbox(user), Math.max(0, Math.min(asked, 10_000)), SIZE);
        model.addAttribute("messages", page);
        model.addAttribute(
                "lines",
                page.messages().stream()
                        .map(message -> Line.of(message, locale))
                        .toList());
        return "portal/messages";
    }

    @GetMapping("/portal/messages/{id}")
    String open(@PathVariable("id") UUID id, Principal user, Model model, Locale locale) {
        model.addAttribute("message", Line.of(messages.open(id, mailbox(user)), locale));
        return "portal/message";
    }

    private Mailbox mailbox(Principal user) {
        return new Mailbox(
                user.getName(), registry.unitIdOfUser(user.getName()).orElse(null), registry.rolesOf(user.getName()));
    }

    /** A message in the reader's language, times in the programme's zone. */
    record Line(UUID id, String subject, String body, String link, String caseNo, LocalDateTime at, boolean unread) {
        static Line of(Message message, Locale locale) {
            Instant at = message.createdAt();
            return new Line(
                    message.id(),
                    message.subject(locale.getLanguage()),
                    message.body(locale.getLanguage()),
                    message.link(),
                    message.caseNo(),
                    LocalDateTime.ofInstant(at, BusinessClock.ZONE),
                    message.readAt() == null);
        }
    }
}
