package dev.kechuang.demo;

import dev.kechuang.shared.Uscc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The units of the demo; names, codes and people are invented, the codes are valid ones of division 519901. */
final class DemoUnits {

    static final DemoUnit HUALAN =
            enterprise("hualan", "MA6DA001", "X区华岚智能装备有限公司", "519901801", "卓一凡", "C3491", true, "2014-05-12", "乔安然", 1);
    static final DemoUnit BEIYUAN =
            enterprise("beiyuan", "MA6DA002", "X区北垣新材料有限公司", "519901801", "裴北辰", "C3985", true, "2011-09-03", "尹若溪", 2);
    static final DemoUnit QINGHE =
            enterprise("qinghe", "MA6DA003", "X区青禾软件有限公司", "519901001", "岑一诺", "I6513", false, "2018-03-21", "柏子墨", 3);
    static final DemoUnit MINGDE = enterprise(
            "mingde", "MA6DA004", "X区明德生物科技有限公司", "519901002", "戚明德", "M7340", false, "2016-11-08", "蔺如是", 4);
    static final DemoUnit RUIFENG = enterprise(
            "ruifeng", "MA6DA005", "X区瑞峰精密制造有限公司", "519901101", "冷瑞峰", "C3311", true, "2009-06-30", "翟小满", 5);
    static final DemoUnit DONGHU = new DemoUnit(
            "donghu",
            Uscc.withCheckDigits("12519901MB1DB001").text(),
            "X区东湖产业技术研究院",
            "事业单位",
            "519901002",
            "阮东湖",
            "M7320",
            false,
            "2015-01-15",
            "景行之",
            mobile(6));
    static final DemoUnit XINGCHUANG = enterprise(
            "xingchuang", "MA6DA007", "X区星创空间运营管理有限公司", "519901001", "逄星野", "L7221", false, "2019-08-19", "晏知微", 7);
    static final DemoUnit HEKOU =
            enterprise("hekou", "MA6DA008", "X区河口农业机械有限公司", "519901101", "虞河口", "C3572", true, "2007-04-02", "莘禾田", 8);

    /** Their people can sign in. */
    static final List<DemoUnit> WITH_ACCOUNT =
            List.of(HUALAN, BEIYUAN, QINGHE, MINGDE, RUIFENG, DONGHU, XINGCHUANG, HEKOU);

    /** Known from official lists; nobody has registered for them yet. */
    static final List<DemoUnit> LISTED = List.of(
            enterprise("l1", "MA6DC001", "X区启明光电有限公司", "519901801", "边启明", "C3976", false, "2020-02-18", "计然", 11),
            enterprise("l2", "MA6DC002", "X区云汐数据有限公司", "519901001", "水云汐", "I6550", false, "2021-07-05", "麦冬", 12),
            enterprise("l3", "MA6DC003", "X区山岳检测技术有限公司", "519901102", "岳西山", "M7452", false, "2017-10-26", "闻香", 13),
            enterprise("l4", "MA6DC004", "X区鹿鸣文化科技有限公司", "519901002", "单鹿鸣", "I6572", false, "2022-01-11", "宁采薇", 14),
            enterprise("l5", "MA6DC005", "X区拾光能源科技有限公司", "519901801", "权拾光", "M7514", false, "2020-12-01", "时雨", 15),
            enterprise("l6", "MA6DC006", "X区青山竹业有限公司", "519901102", "竺青山", "C2041", false, "2013-03-15", "苗圃", 16));

    private DemoUnits() {}

    static DemoUnit byUscc(String uscc) {
        return all().filter(unit -> unit.uscc().equals(uscc)).findFirst().orElseThrow();
    }

    static Stream<DemoUnit> all() {
        return Stream.concat(WITH_ACCOUNT.stream(), LISTED.stream());
    }

    static byte[] directory() {
        return Stream.concat(
                        Stream.of("统一社会信用代码,单位名称,主体类型,注册地址,所属镇街,成立日期,法定代表人,行业代码,是否规上,联系人,手机,邮箱"),
                        all().map(DemoUnits::row))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String row(DemoUnit unit) {
        return String.join(
                ",",
                unit.uscc(),
                unit.name(),
                unit.type(),
                unit.address(),
                unit.town(),
                unit.establishedOn(),
                unit.legalRepName(),
                unit.industryCode(),
                unit.aboveScale() ? "是" : "否",
                unit.contactName(),
                unit.contactMobile(),
                unit.key() + "@unit.example");
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    private static DemoUnit enterprise(
            String key,
            String organisation,
            String name,
            String town,
            String legalRep,
            String industry,
            boolean aboveScale,
            String established,
            String contact,
            int number) {
        var uscc = Uscc.withCheckDigits("91519901" + organisation).text();
        return new DemoUnit(
                key, uscc, name, "企业", town, legalRep, industry, aboveScale, established, contact, mobile(number));
    }

    private static String mobile(int number) {
        return String.format(java.util.Locale.ROOT, "1990000%04d", 7100 + number);
    }
}
