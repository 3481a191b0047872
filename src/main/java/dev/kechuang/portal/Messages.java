package dev.kechuang.portal;

import dev.kechuang.shared.LocalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All modules' texts as one source; Chinese is the default whatever the machine's locale. */
@Configuration
public class Messages {

    @Bean
    MessageSource messageSource() {
        return source();
    }

    /** Also for tests without Spring. */
    public static MessageSource source() {
        var source = new Source();
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setBasenames(baseNames());
        return source;
    }

    /** An argument that knows both languages is told in that of the message. */
    private static final class Source extends ResourceBundleMessageSource {
        @Override
        protected Object[] resolveArguments(Object[] args, Locale locale) {
            Object[] told = super.resolveArguments(args, locale);
            return Arrays.stream(told)
                    .map(arg -> arg instanceof LocalText text ? text.in(locale) : arg)
                    .toArray();
        }
    }

    private static String[] baseNames() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .filter(name -> !name.endsWith("_en.properties"))
                    .map(name -> "messages/" + name.substring(0, name.length() - ".properties".length()))
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
