package dev.kechuang.portal.web;

import dev.kechuang.notification.Messagebox;
import dev.kechuang.portal.District;
import dev.kechuang.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame under the name {@code frame}. */
@ControllerAdvice
class PageFrameAdvice {

    private final District district;
    private final Navigation navigation;
    private final Registry registry;
    private final Messagebox messages;

    PageFrameAdvice(District district, Navigation navigation, Registry registry, Messagebox messages) {
        this.district = district;
        this.navigation = navigation;
        this.registry = registry;
        this.messages = messages;
    }

    @ModelAttribute("frame")
    PageFrame frame(HttpServletRequest request) {
        return new PageFrame(district, navigation, registry, messages, request);
    }
}
