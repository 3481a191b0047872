package dev.kechuang.policy.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The packs an installation ships with: every folder {@code policies/<name>/} that holds a {@code pack.yaml}. */
public final class ClasspathPacks {

    private static final String PACK = "pack.yaml";

    private ClasspathPacks() {}

    public static List<PackFiles> in(ResourcePatternResolver resources) throws IOException {
        List<PackFiles> packs = new ArrayList<>();
        for (Resource head : resources.getResources("classpath*:policies/*/" + PACK)) {
            String url = head.getURL().toString();
            String root = url.substring(0, url.length() - PACK.length());
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Resource file : resources.getResources(root + "**/*.*")) {
                files.put(file.getURL().toString().substring(root.length()), file.getContentAsByteArray());
            }
            packs.add(new PackFiles(files));
        }
        return packs;
    }
}
