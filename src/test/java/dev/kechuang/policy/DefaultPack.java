package dev.kechuang.policy;

import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The pack the product ships with, without Spring and without a database. */
public final class DefaultPack {

    private static final PackFiles FILES = files();
    private static final PolicyPack PACK = PackReader.read(FILES);

    private DefaultPack() {}

    public static PolicyPack read() {
        return PACK;
    }

    private static PackFiles files() {
        try {
            return ClasspathPacks.in(new PathMatchingResourcePatternResolver()).get(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
