package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reading and checking a pack works where there is no FEEL at all; only the full check asks for it. */
class FeelStaysOutTest {

    /** The programme's own classes once more, in a world without FEEL. */
    private static final class WithoutFeel extends ClassLoader {
        WithoutFeel() {
            super(FeelStaysOutTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.camunda.feel.")) throw new ClassNotFoundException(name);
            if (!name.startsWith("dev.kechuang.policy.")) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? own(name) : known;
            }
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) throw new ClassNotFoundException(name);
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @Test
    void packIsReadAndCheckedWithoutFeel() throws Exception {
        ClassLoader world = new WithoutFeel();
        Class<?> files = world.loadClass(PackFiles.class.getName());
        Class<?> reader = world.loadClass(PackReader.class.getName());
        SortedMap<String, byte[]> contents = new TreeMap<>();
        PackFiles shipped = ChangedPack.shipped().files();
        for (String path : shipped.under("", "")) contents.put(path, shipped.bytes(path));
        Object pack = files.getConstructor(SortedMap.class).newInstance(contents);

        assertThat(reader.getMethod("read", files).invoke(null, pack)).isNotNull();
        assertThat(reader.getMethod("check", files, Optional.class)
                        .invoke(null, pack, Optional.empty())
                        .toString())
                .endsWith("findings=[]]");
        assertThatThrownBy(() ->
                        reader.getMethod("checkFully", files, Optional.class).invoke(null, pack, Optional.empty()))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }
}
