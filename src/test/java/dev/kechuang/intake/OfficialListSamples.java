package dev.kechuang.intake;

import dev.kechuang.shared.Uscc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Official lists made by rule, never by chance: of every 200 rows 194 good, 2 repeated, 2 malformed, 1 of an unknown unit,
 * 1 under another name. All names are invented, division 519901 is not assigned to any place.
 */
public final class OfficialListSamples {

    /** Positions within each 200 rows that are not good; a repeat repeats the good row before it. */
    private static final Map<Integer, RowOutcome> SPECIAL = Map.of(
            40, RowOutcome.DUPLICATE_IN_FILE,
            80, RowOutcome.MALFORMED,
            120, RowOutcome.UNKNOWN_UNIT,
            140, RowOutcome.NAME_DIFFERS,
            160, RowOutcome.DUPLICATE_IN_FILE,
            180, RowOutcome.MALFORMED);

    private static final String[] FIRST = {"星河", "云杉", "启明", "远山", "清源", "同舟", "百川", "晨光", "青禾", "致远"};
    private static final String[] SECOND = {"智能", "精密", "新材", "生物", "数联", "光电", "环境", "装备", "软件", "能源"};
    private static final String[] SURNAMES = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"};
    private static final String[] GIVEN = {"明远", "思齐", "若水", "知行", "安然", "景行", "子衿", "文博", "清扬", "致和"};
    private static final String[] TOWNS = {"城关街道", "东湖街道", "河口镇", "青山镇", "高新技术产业园区"};
    private static final String[] RECOGNITIONS = {"首次", "重新认定", "首次", "迁入"};

    private OfficialListSamples() {}

    /** A table of text, its first row the header. */
    public record Sample(List<List<String>> table) {

        public byte[] csv(Charset charset) {
            return table.stream()
                    .map(row -> row.stream().map(Sample::quoted).collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\r\n", "", "\r\n"))
                    .getBytes(charset);
        }

        public byte[] csv() {
            return csv(StandardCharsets.UTF_8);
        }

        /** With byte order mark: spreadsheet programs then show Chinese as it is. */
        public byte[] csvForPeople() {
            var out = new ByteArrayOutputStream();
            out.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
            out.writeBytes(csv());
            return out.toByteArray();
        }

        public byte[] xlsx() {
            var out = new ByteArrayOutputStream();
            try (var workbook = new Workbook(out, "kechuang", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("名单");
                for (int r = 0; r < table.size(); r++) {
                    for (int c = 0; c < table.get(r).size(); c++) {
                        sheet.value(r, c, table.get(r).get(c));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        private static String quoted(String cell) {
            return cell.matches("(?s).*[,\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }
    }

    /** How many of so many rows (a multiple of 200) come to each outcome when the directory was imported before. */
    public static Map<RowOutcome, Integer> expected(int rows) {
        int blocks = rows / 200;
        return Map.of(
                RowOutcome.CREATED, 194 * blocks,
                RowOutcome.DUPLICATE_IN_FILE, 2 * blocks,
                RowOutcome.MALFORMED, 2 * blocks,
                RowOutcome.UNKNOWN_UNIT, blocks,
                RowOutcome.NAME_DIFFERS, blocks);
    }

    /** The units that the other lists of so many rows name, without the unknown ones. */
    public static Sample unitDirectory(int rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(
                "统一社会信用代码", "单位名称", "主体类型", "注册地址", "所属镇街", "成立日期", "法定代表人", "行业代码", "是否规上", "联系人", "手机", "邮箱"));
        for (int i = 0; i < rows; i++) {
            if (kind(i) != RowOutcome.CREATED && kind(i) != RowOutcome.NAME_DIFFERS) continue;
            table.add(List.of(
                    uscc(i),
                    kind(i) == RowOutcome.NAME_DIFFERS ? name(i).replace("有限公司", "股份有限公司") : name(i),
                    "企业",
                    "X区" + TOWNS[i % 5] + "创新路" + (i + 1) + "号",
                    TOWNS[i % 5],
                    String.format("%d-%02d-%02d", 2005 + i % 15, 1 + i % 12, 1 + i % 28),
                    person(i),
                    "C" + (3500 + i % 400),
                    i % 3 == 0 ? "是" : "否",
                    person(i + 7),
                    String.format("139%08d", i),
                    "lianxi" + i + "@kechuang.example"));
        }
        return new Sample(table);
    }

    public static Sample hnte(int rows, int programmeYear) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("序号", "企业名称", "统一社会信用代码", "证书编号", "认定类型", "发证日期", "有效期至", "公告文号"));
        for (int i = 0; i < rows; i++) {
            int n = kind(i) == RowOutcome.DUPLICATE_IN_FILE ? i - 1 : i;
            boolean broken = kind(i) == RowOutcome.MALFORMED;
            String day = String.format("%02d-%02d", 1 + n % 12, 1 + n % 28);
            table.add(List.of(
                    String.valueOf(i + 1),
                    name(n),
                    broken && i % 200 == 80 ? broken(uscc(n)) : uscc(n),
                    String.format("GR%d%08d", programmeYear, 51_000_000 + n),
                    RECOGNITIONS[n % 4],
                    broken && i % 200 == 180 ? programmeYear + "-13-45" : programmeYear + "-" + day,
                    programmeYear + 3 + "-" + day,
                    "国科火字〔" + programmeYear + "〕" + (n % 5 + 1) + "号"));
        }
        return new Sample(table);
    }

    public static Sample techSme(int rows, int programmeYear) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("企业名称", "统一社会信用代码", "入库登记编号", "入库日期", "公告批次", "是否首次"));
        for (int i = 0; i < rows; i++) {
            int n = kind(i) == RowOutcome.DUPLICATE_IN_FILE ? i - 1 : i;
            boolean broken = kind(i) == RowOutcome.MALFORMED;
            table.add(List.of(
                    name(n),
                    broken && i % 200 == 80 ? broken(uscc(n)) : uscc(n),
                    String.format("%d519901%08d", programmeYear, n),
                    programmeYear + "-" + String.format("%02d-%02d", 1 + n % 12, 1 + n % 28),
                    programmeYear + "年第" + (n % 5 + 1) + "批",
                    broken && i % 200 == 180 ? "不详" : "是"));
        }
        return new Sample(table);
    }

    public static String uscc(int i) {
        return Uscc.withCheckDigits("91519901MA" + String.format("%06d", i)).text();
    }

    public static String name(int i) {
        return "演示" + FIRST[i % 10] + SECOND[i / 10 % 10] + chineseNumber(i) + "号科技有限公司";
    }

    private static RowOutcome kind(int i) {
        return SPECIAL.getOrDefault(i % 200, RowOutcome.CREATED);
    }

    private static String person(int i) {
        return SURNAMES[i % 10] + GIVEN[i / 10 % 10];
    }

    private static String broken(String uscc) {
        char last = uscc.charAt(17) == '1' ? '2' : '1';
        return uscc.substring(0, 17) + last;
    }

    private static String chineseNumber(int i) {
        return String.valueOf(i + 1)
                .chars()
                .mapToObj(c -> "〇一二三四五六七八九".substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }
}
