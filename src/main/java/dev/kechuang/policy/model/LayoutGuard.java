package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Eligibility;
import dev.kechuang.policy.PolicyPack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Every file of a pack says something that is read: a misnamed one would be a rule that nobody applies. */
final class LayoutGuard {

    /** The tables that every measure has, whatever its categories. */
    static final List<String> TABLES = List.of(
            RouteTable.NAME,
            TeamTable.NAME,
            NoticeGuards.OBJECTIONS,
            NoticeGuards.RENOTICE,
            "vote-result",
            "ban",
            "retention");

    private static final Set<String> FILES = Set.of(
            "pack.yaml",
            "departments.yaml",
            "periods.yaml",
            "returns.yaml",
            "documents.yaml",
            FactReader.FILE,
            ReviewReader.FILE,
            PublicityReader.MASKING,
            PublicityReader.INDICATORS);

    /** Whether these belong to a category is told where they are read. */
    private static final Pattern OF_CATEGORY = Pattern.compile("categories/[^/]+\\.yaml|forms/apply-[^/]+\\.form");

    private LayoutGuard() {}

    static void check(PolicyPack pack, PackSource source) {
        Set<String> tables = new HashSet<>(TABLES);
        tables.add(Eligibility.COMMON);
        for (Category category : pack.categories()) tables.addAll(tablesOf(category.code()));
        for (String path : source.files().under("", "")) {
            if (FILES.contains(path) || OF_CATEGORY.matcher(path).matches()) continue;
            if (!known(path, tables, source)) source.findings().guard(path, 1, "policy.guard.strayFile", path);
        }
        for (String table : TABLES) {
            String path = "dmn/" + table + ".dmn";
            if (!source.files().has(path)) source.findings().add(path, 1, "policy.table.missing", table);
        }
    }

    /** A table of a category whose own file cannot be read is not the stray one. */
    private static boolean known(String path, Set<String> tables, PackSource source) {
        if (!path.startsWith("dmn/") || !path.endsWith(".dmn")) return false;
        String name = path.substring("dmn/".length(), path.length() - ".dmn".length());
        if (tables.contains(name)) return true;
        String[] parts = name.split("-");
        return parts.length == 3
                && source.files().has(PackReader.fileOf(parts[1]))
                && tablesOf(parts[1]).contains(name);
    }

    private static List<String> tablesOf(String code) {
        return List.of(Eligibility.tableOf(code), "cat-" + code + "-params");
    }
}
