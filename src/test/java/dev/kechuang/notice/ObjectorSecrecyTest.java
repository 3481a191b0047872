package dev.kechuang.notice;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.testsupport.Databases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who objects is sealed in the table, whole for the desk and masked for everybody else who may know of the objection. */
class ObjectorSecrecyTest {

    private static final List<String> SECRETS = List.of("张三丰", "0990-5550000", "X区东湖街道", "zhang@example.cn");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theTableHoldsNothingReadableOfThePerson(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.object(world.published(), 1).objectionNo();

        var row = world.jdbc.queryForMap("select * from objection", Map.of());
        row.remove("content");
        row.values().forEach(content -> {
            String stored = content instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(content);
            assertThat(stored).doesNotContain(SECRETS);
        });
        assertThat(world.jdbc.queryForList("select details from audit_entry", Map.of(), String.class))
                .noneMatch(detail -> detail != null && SECRETS.stream().anyMatch(detail::contains));
        assertThat(world.objections.objector(no, DESK))
                .isEqualTo(new Objector("PERSON", "张三丰", "0990-5550000", "X区东湖街道", "zhang@example.cn"));
        assertThat(world.objections.objector(no, HEAD))
                .isEqualTo(new Objector("PERSON", "张*丰", "099*****0000", "X区东湖街道****", "z***@example.cn"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void rowsFromBeforeAreSealedOnceAndReadAsBefore(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String no = world.object(world.published(), 1).objectionNo();
        world.jdbc.update(
                "update objection set objector_name = '李四光', contact_phone = '13800138000', contact_address = null,"
                        + " contact_email = null, objector_name_sealed = null, contact_phone_sealed = null,"
                        + " contact_address_sealed = null, contact_email_sealed = null",
                Map.of());

        assertThat(world.objectors.sealPlain()).isEqualTo(1);
        assertThat(world.objectors.sealPlain()).isZero();

        assertThat(world.objections.objector(no, DESK))
                .isEqualTo(new Objector("PERSON", "李四光", "13800138000", null, null));
        assertThat(world.jdbc.queryForList(
                        "select no from objection where objector_name is not null or contact_phone is not null",
                        Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aSealCannotBeMovedToAnotherRowOrColumn(Databases kind) {
        var world = new NoticeWorld(kind);
        world.propose(1);
        String notice = world.published();
        String first = world.object(notice, 1).objectionNo();
        String second = world.object(notice, 1).objectionNo();
        world.jdbc.update(
                "update objection set objector_name_sealed = (select o.objector_name_sealed from objection o"
                        + " where o.no = :first) where no = :second",
                Map.of("first", first, "second", second));
        assertThatThrownBy(() -> world.objections.objector(second, DESK)).isInstanceOf(IllegalStateException.class);
    }
}
