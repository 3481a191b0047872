package dev.kechuang.notice;

import dev.kechuang.portal.Messages;
import java.util.Locale;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Controllers with their real pages and texts, without the rest of the application. */
public final class Pages {

    private Pages() {}

    public static MockMvc of(Object advice, Object... controllers) {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(Messages.source());
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        var setup = MockMvcBuilders.standaloneSetup(controllers)
                .setViewResolvers(views)
                .setLocaleResolver(new org.springframework.web.servlet.i18n.FixedLocaleResolver(Locale.CHINESE));
        if (advice != null) setup.setControllerAdvice(advice);
        return setup.build();
    }
}
