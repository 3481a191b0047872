package dev.kechuang.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** A form as the portal writes it, and its tags: enough of a parser for output whose attributes are always quoted. */
record Page(String html, List<Tag> tags) {

    private static final Pattern TAG =
            Pattern.compile("<([a-z][a-z0-9]*)((?:\\s+[A-Za-z:-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z:-]+)(?:=\"([^\"]*)\")?");
    private static final String SHELL = "<div th:replace=\"~{form/fields :: summary(${view})}\"></div>"
            + "<div th:replace=\"~{form/fields :: fields(${view}, ${uploads})}\"></div>";

    private static final SpringTemplateEngine ENGINE = engine();
    private static final ResourceBundleMessageSource TEXTS = texts();

    /** One start tag. */
    record Tag(String name, Map<String, String> attributes) {

        String get(String attribute) {
            return attributes.get(attribute);
        }

        boolean control() {
            return List.of("input", "select", "textarea").contains(name);
        }

        boolean invalid() {
            return "true".equals(get("aria-invalid"));
        }
    }

    static Page of(FormView view, Map<String, List<UploadView>> uploads) {
        Context context = new Context(Locale.CHINA, Map.of("view", view, "uploads", uploads));
        String html = ENGINE.process(SHELL, context);
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(html);
        while (matcher.find()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(matcher.group(2));
            while (attribute.find()) {
                attributes.put(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
            }
            tags.add(new Tag(matcher.group(1), attributes));
        }
        return new Page(html, tags);
    }

    static BiFunction<String, Object[], String> messages(Locale locale) {
        return (key, args) -> TEXTS.getMessage(key, args, locale);
    }

    Optional<Tag> byId(String id) {
        return tags.stream().filter(tag -> id.equals(tag.get("id"))).findFirst();
    }

    List<Tag> controls() {
        return tags.stream().filter(Tag::control).toList();
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames("messages/form", "messages/shared");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        files.setResolvablePatterns(java.util.Set.of("form/*"));
        files.setOrder(1);
        StringTemplateResolver shell = new StringTemplateResolver();
        shell.setTemplateMode(TemplateMode.HTML);
        shell.setOrder(2);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(files);
        engine.addTemplateResolver(shell);
        return engine;
    }
}
