package dev.kechuang.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.model.EditedPack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and what goes to which stream; packs as zips of this folder. */
class PolicyCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String input, String... args) {
        out.reset();
        err.reset();
        return PolicyCommand.run(args, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String pack(String name, EditedPack pack) throws IOException {
        return Files.write(folder.resolve(name), pack.files().zipped()).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "policy sing PACK",
                "policy amounts",
                "policy amounts a b",
                "policy diff a",
                "policy check",
                "policy stack"
            })
    void wrongUseIsExplainedInBothLanguagesOnTheErrorStream(String line) {
        assertThat(run("", line.split(" "))).isEqualTo(2);
        assertThat(err()).contains("用法 / usage").contains("amounts", "stack", "check", "diff");
        assertThat(out()).isEmpty();
    }

    @Test
    void onlyPolicyIsMeant() {
        assertThat(PolicyCommand.isMeant(new String[] {"policy"})).isTrue();
        assertThat(PolicyCommand.isMeant(new String[] {"--server.port=1"})).isFalse();
        assertThat(PolicyCommand.isMeant(new String[] {})).isFalse();
        assertThat(run("", "policy", "--help")).isZero();
        assertThat(out()).contains("用法 / usage");
    }

    @Test
    void missingOrUnreadablePackEndsWithTwo() throws IOException {
        assertThat(run("", "policy", "amounts", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("找不到 / not found");
        Path text = Files.writeString(folder.resolve("a.zip"), "no zip");
        for (String command : Arrays.asList("amounts", "stack")) {
            assertThat(run("", "policy", command, text.toString())).isEqualTo(2);
            assertThat(err()).contains("政策包无法读取 / unreadable pack").contains("a.zip");
        }
        assertThat(run("", "policy", "diff", text.toString(), text.toString())).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void casesAreAnsweredFromAZip() throws IOException {
        String pack = pack("good.zip", EditedPack.shipped());
        assertThat(run("{\"id\":1,\"code\":\"C02\",\"input\":{}}\n", "policy", "amounts", pack))
                .isZero();
        assertThat(out()).startsWith("{\"id\":1,\"amountYuan\":5000,\"clause\":\"C02-1\"");
        assertThat(run("{\"available\":1,\"items\":[]}", "policy", "stack", pack))
                .isZero();
        assertThat(out()).isEqualTo("{\"total\":0,\"factor\":\"1.0000\",\"items\":[]}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void packThatMayNotBePublishedYetComputesAndOneThatCannotBeReadDoesNot() throws IOException {
        String line = "{\"id\":1,\"code\":\"C02\",\"input\":{}}";
        String unreviewed = pack(
                "unreviewed.zip",
                EditedPack.shipped().edited("pack.yaml", text -> text.replaceAll("legalReviewNo:.*", "")));
        assertThat(run("", "policy", "check", unreviewed)).isEqualTo(1);
        assertThat(run(line, "policy", "amounts", unreviewed)).isZero();
        assertThat(out()).contains("\"amountYuan\":5000");
        assertThat(run("", "policy", "diff", unreviewed, unreviewed)).isZero();

        String misspelt = pack("misspelt.zip", EditedPack.shipped().with("periods.yaml", "budget: 3", "budgets: 3"));
        assertThat(run(line, "policy", "amounts", misspelt)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("periods.yaml:").doesNotContain("\tat ");
    }

    @Test
    void checkIsSilentOnAGoodPackWithoutItsForms() throws IOException {
        EditedPack source = EditedPack.shipped();
        source.paths().stream().filter(path -> path.startsWith("forms/")).forEach(source::without);
        assertThat(run("", "policy", "check", pack("source.zip", source))).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void checkIsSilentOnAGoodPackAndNamesFileAndLineOnABadOne() throws IOException {
        assertThat(run("", "policy", "check", pack("good.zip", EditedPack.shipped())))
                .isZero();
        assertThat(out()).isEmpty();
        EditedPack bad = EditedPack.shipped().with("periods.yaml", "budget: 3", "budgets: 3");
        assertThat(run("", "policy", "check", pack("bad.zip", bad))).isEqualTo(1);
        assertThat(out().lines()).isNotEmpty().allMatch(line -> line.matches("[^:]+:[0-9]+: .+"));
        assertThat(out()).contains("budget");
        assertThat(run("", "policy", "check", folder.resolve("none").toString()))
                .isEqualTo(2);
    }

    @Test
    void differenceTellsWhatChangesForWhomWithCases() throws IOException {
        String old = pack("old.zip", EditedPack.shipped());
        String renewed = pack(
                "new.zip",
                EditedPack.shipped()
                        .with("pack.yaml", "id: default-2025", "id: default-2026")
                        .with("dmn/cat-C04-params.dmn", "<text>100000</text>", "<text>120000</text>"));
        assertThat(run("", "policy", "diff", old, renewed)).isZero();
        assertThat(out())
                .contains("版本编号 / Version id: default-2025 -> default-2026\n")
                .contains("[C04] 科技创新平台认定奖励 / Innovation platform recognition\n")
                .contains("对象 / for: 企业、科研单位")
                .contains("金额 · 标准 · CITY / Amount · Table · CITY: 100000 -> 120000\n")
                .contains("样例 / sample: level=CITY: 100000 元 (C04-2) -> 120000 元 (C04-2) (+20000)\n")
                .doesNotContain("level=NATIONAL", "[D03]");
        assertThat(run("", "policy", "diff", old, old)).isZero();
        assertThat(out()).contains("没有差异 / no difference");
    }
}
