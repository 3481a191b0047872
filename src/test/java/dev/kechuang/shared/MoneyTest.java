package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "150000, 壹拾伍万元整",
        "305, 叁佰零伍元整",
        "10020030.05, 壹仟零贰万零叁拾元零伍分",
        "2000010, 贰佰万零壹拾元整",
        "7500.10, 柒仟伍佰元壹角整",
        "0.08, 捌分",
        "1005000.50, 壹佰万伍仟元伍角整",
        "0, 零元整",
        "0.50, 伍角整",
        "10.12, 壹拾元壹角贰分",
        "100000000, 壹亿元整",
        "100005000, 壹亿零伍仟元整",
        "110000001, 壹亿壹仟万零壹元整",
        "1000000000000, 壹万亿元整",
        "-3.01, 负叁元零壹分"
    })
    void capitalsFollowThePaymentList(BigDecimal yuan, String capitals) {
        assertThat(Money.ofYuan(yuan).capitals()).isEqualTo(capitals);
    }

    @Test
    void capitalsReadBackAsTheSameAmount() {
        var random = new Random(20260101);
        for (int i = 0; i < 10_000; i++) {
            long bound = (long) Math.pow(10, 1 + random.nextInt(15));
            // Round numbers as well: zeros are where capitals go wrong.
            long step = (long) Math.pow(10, random.nextInt(6));
            long fen = random.nextLong(bound) / step * step;
            String capitals = Money.ofFen(fen).capitals();
            assertThat(readBack(capitals)).as(capitals).isEqualTo(fen);
            assertThat(capitals).doesNotContain("零零").doesNotContain("亿万");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "150000|15000000",
                "150,000.00|15000000",
                "1,234,567.8|123456780",
                "0.01|1",
                " 12 |1200",
                "１２．５０|1250",
                "007|700"
            })
    void readsWhatPeopleType(String typed, long fen) {
        assertThat(Money.parseYuan(typed)).isEqualTo(Money.ofFen(fen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234|shared.money.tooFine",
                "-1|shared.money.format",
                "+1|shared.money.format",
                "1e3|shared.money.format",
                "1,2345|shared.money.format",
                "12,34|shared.money.format",
                "1.|shared.money.format",
                ".5|shared.money.format",
                "5²|shared.money.format",
                "15万|shared.money.format",
                "NaN|shared.money.format",
                "''|shared.money.missing",
                "1234567890123456|shared.money.tooLarge"
            })
    void refusesWhatIsNoAmount(String typed, String key) {
        assertThatThrownBy(() -> Money.parseYuan(typed)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.key()).isEqualTo(key);
        });
    }

    @Test
    void formattedAmountsAreReadBack() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Money money = Money.ofFen(random.nextLong(1_000_000_000_000_000L));
            assertThat(Money.parseYuan(money.format())).isEqualTo(money);
            assertThat(Money.ofYuan(money.yuan())).isEqualTo(money);
        }
    }

    @Test
    void productsAreRoundedDownToWholeYuan() {
        assertThat(Money.ofYuan(333).times(new BigDecimal("0.10"))).isEqualTo(Money.ofYuan(33));
        assertThat(Money.ofFen(99).times(BigDecimal.ONE)).isEqualTo(Money.ZERO);
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            long fen = random.nextLong(10_000_000_000L);
            long percent = random.nextLong(101);
            Money product = Money.ofFen(fen).times(BigDecimal.valueOf(percent, 2));
            assertThat(product).isEqualTo(Money.ofYuan(fen * percent / 10_000));
        }
    }

    @ParameterizedTest
    @CsvSource({"150000, 15", "75000, 7.5", "1, 0.0001", "0.99, 0", "200000, 20", "0, 0", "12345678.99, 1234.5678"})
    void tenThousandsHaveAtMostFourDecimals(BigDecimal yuan, String wan) {
        assertThat(Money.ofYuan(yuan).wanYuan()).isEqualTo(wan);
    }

    @Test
    void amountsAreFormattedInGroups() {
        assertThat(Money.ofYuan(150_000).format()).isEqualTo("150,000.00");
        assertThat(Money.ofFen(-5).format()).isEqualTo("-0.05");
        assertThat(Money.ofFen(Long.MAX_VALUE).format()).isEqualTo("92,233,720,368,547,758.07");
    }

    @Test
    void arithmeticIsExactOrFails() {
        assertThat(Money.ofFen(5).minus(Money.ofFen(7))).isEqualTo(Money.ofFen(-2));
        assertThat(Money.ofFen(5).min(Money.ZERO)).isEqualTo(Money.ZERO);
        assertThat(Money.ofFen(5).max(Money.ZERO)).isEqualTo(Money.ofFen(5));
        assertThat(Money.ofFen(199).floorToYuan()).isEqualTo(Money.ofYuan(1));
        Money most = Money.ofFen(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).minus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofYuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(BigDecimal.TEN)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofYuan(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 1, -1, 0})
    void everyAmountHasCapitals(long fen) {
        assertThat(Money.ofFen(fen).capitals()).isNotBlank();
    }

    /** An independent reader of capitals, in fen. */
    private static long readBack(String capitals) {
        long total = 0;
        long section = 0;
        long yi = 0;
        int digit = 0;
        for (char c : capitals.toCharArray()) {
            int found = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
            if (found >= 0) {
                digit = found;
                continue;
            }
            switch (c) {
                case '拾' -> section += digit * 10L;
                case '佰' -> section += digit * 100L;
                case '仟' -> section += digit * 1000L;
                case '万' -> {
                    total += (section + digit) * 10_000L;
                    section = 0;
                }
                case '亿' -> {
                    yi = total + section + digit;
                    total = 0;
                    section = 0;
                }
                case '元' -> {
                    total = (yi * 100_000_000L + total + section + digit) * 100;
                    section = 0;
                }
                case '角' -> total += digit * 10L;
                case '分' -> total += digit;
                default -> assertThat(c).isEqualTo('整');
            }
            digit = 0;
        }
        return total;
    }
}
