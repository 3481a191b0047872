package dev.kechuang.policy.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The packs an installation is given: every folder of a resource pattern that holds a {@code pack.yaml}. */
public final class ClasspathPacks {

    /** The pack that the product ships with. */
    public static final String SHIPPED = "classpath*:policies/*/";

    private static final String PACK = "pack.yaml";

    private ClasspathPacks() {}

    public static List<PackFiles> in(ResourcePatternResolver resources) throws IOException {
        return in(resources, SHIPPED);
    }

    /** {@code folders} is a pattern of Spring's resources; a folder without a pack is passed over. */
    public static List<PackFiles> in(ResourcePatternResolver resources, String folders) throws IOException {
        List<PackFiles> packs = new ArrayList<>();
        for (Resource head : resources.getResources(folders + (folders.endsWith("/") ? "" : "/") + PACK)) {
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
