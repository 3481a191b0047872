package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of the domain text, sections 6.1 to 6.3 and 4.11; division 519901 is assigned to nobody. */
class IdentifiersTest {

    private static final String USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91519901MA7K3C2D6E",
                "91519901204873161L",
                "93519901MA6P8T4Q1F",
                "12519901450123876H",
                "52519901MJY209315U",
                "N2519901MF58160460",
                "91110000600037341L",
                " 91519901ma7k3c2d6e ",
                "９１519901MA7K3C2D6E"
            })
    void acceptsCreditCodes(String text) {
        assertThat(Uscc.problem(text)).isEmpty();
        assertThat(Uscc.parse(text).orgCodeDoubtful()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "91519901MA7K3C2D6A, CHECK_DIGIT",
        "91519901M7AK3C2D6E, CHECK_DIGIT",
        "91519901MA7K3C2D6, LENGTH",
        "91519901IA7K3C2D6E, CHARSET",
        "9A519901MA7K3C2D6E, TYPE_CODE",
        "94519901MA7K3C2D6E, TYPE_CODE",
        "'', LENGTH",
        ", LENGTH"
    })
    void refusesCreditCodes(String text, Uscc.Fault fault) {
        assertThat(Uscc.check(text)).contains(fault);
        assertThat(Uscc.problem(text)).contains(fault.key());
        assertThatThrownBy(() -> Uscc.parse(text)).isInstanceOf(Refusal.class).hasMessage(fault.key());
    }

    @Test
    void creditCodeNamesItsParts() {
        Uscc uscc = Uscc.parse("91519901MA7K3C2D6E");
        assertThat(uscc.bodyType()).isEqualTo("91");
        assertThat(uscc.divisionCode()).isEqualTo("519901");
        assertThat(Uscc.withCheckDigits("91519901MA7K3C2D")).isEqualTo(uscc);
    }

    @Test
    void wrongOrganisationCheckDigitOnlyWarns() {
        String doubtful = "91519901MA7K3C2D7";
        String found = USCC_CHARS
                .chars()
                .mapToObj(c -> doubtful + (char) c)
                .filter(text -> Uscc.problem(text).isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(Uscc.parse(found).orgCodeDoubtful()).isTrue();
    }

    @Test
    void oneWrongCharacterNeverPassesForTheSameCode() {
        var random = new Random(32100);
        for (int i = 0; i < 2_000; i++) {
            var first16 = new StringBuilder("91519901");
            for (int k = 0; k < 8; k++) first16.append(USCC_CHARS.charAt(random.nextInt(31)));
            String good = Uscc.withCheckDigits(first16.toString()).text();
            assertThat(Uscc.problem(good)).isEmpty();
            int at = 8 + random.nextInt(10);
            char other = USCC_CHARS.charAt(random.nextInt(31));
            if (other == good.charAt(at)) continue;
            String wrong = good.substring(0, at) + other + good.substring(at + 1);
            assertThat(Uscc.check(wrong)).as(wrong).contains(Uscc.Fault.CHECK_DIGIT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "519901198002290014, true, 1980-02-29",
        "519901199112310025, false, 1991-12-31",
        "519901200001011191, true, 2000-01-01",
        "519901197507083454, true, 1975-07-08",
        "519901198811112226, false, 1988-11-11"
    })
    void acceptsResidentIds(String text, boolean male, LocalDate born) {
        assertThat(ResidentId.problem(text)).isEmpty();
        ResidentId id = ResidentId.parse(text);
        assertThat(id.male()).isEqualTo(male);
        assertThat(id.birthDate()).isEqualTo(born);
        assertThat(id.toString()).doesNotContain(text.substring(6, 14));
    }

    @ParameterizedTest
    @CsvSource({
        "519901198002290010, shared.residentId.checkDigit",
        "519901198102290017, shared.residentId.birthDate",
        "51990119911231002, shared.residentId.length",
        "519901A9911231002X, shared.residentId.format",
        "519901203001010017, shared.residentId.birthDate",
        "519901189912310017, shared.residentId.birthDate"
    })
    void refusesResidentIds(String text, String key) {
        assertThat(ResidentId.problem(text, LocalDate.of(2026, 3, 1))).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6228999900000000013", "6228999900000001235", "622899990000000452"})
    void acceptsCards(String card) {
        assertThat(Luhn.valid(card)).isTrue();
        assertThat(BankAccount.personalProblem(card)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6228999900000000010", "6228999900000001230", "6228999900000000001"})
    void refusesMistypedCardsOfPersonsButNotAccountsOfUnits(String card) {
        assertThat(Luhn.valid(card)).isFalse();
        assertThat(BankAccount.personalProblem(card)).contains("shared.bankAccount.checkDigit");
        assertThat(BankAccount.problem(card)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, false",
        "12345678, true",
        "12345678901234567890123456789012, true",
        "123456789012345678901234567890123, false",
        "6228-9999 0000-0000, true",
        "12345678a, false",
        ", false"
    })
    void accountsHaveEightToThirtyTwoDigits(String text, boolean fits) {
        assertThat(BankAccount.problem(text).isEmpty()).isEqualTo(fits);
    }

    @Test
    void accountIsKeptWithoutSeparatorsAndShownMasked() {
        BankAccount account = BankAccount.parse("6228-9999 0000 0000-013");
        assertThat(account.number()).isEqualTo("6228999900000000013");
        assertThat(account.lastFour()).isEqualTo("0013");
        assertThat(account).hasToString("***************0013");
    }

    @ParameterizedTest
    @CsvSource({
        "200310100002.X, ZL200310100002.X",
        "202510001234.6, ZL202510001234.6",
        "202320998877.9, ZL202320998877.9",
        "zl 2025 1000 1234.6, ZL202510001234.6",
        "ZL2025100012346, ZL202510001234.6"
    })
    void acceptsPatentNumbers(String typed, String kept) {
        assertThat(PatentNo.problem(typed)).isEmpty();
        assertThat(PatentNo.parse(typed).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "ZL202510001234.7, shared.patentNo.checkDigit",
        "ZL20251000123.6, shared.patentNo.format",
        "CN202510001234.6, shared.patentNo.format",
        ", shared.patentNo.format"
    })
    void refusesPatentNumbers(String typed, String key) {
        assertThat(PatentNo.problem(typed)).contains(key);
    }

    @Test
    void bankCodesHaveTwelveDigits() {
        Cnaps cnaps = Cnaps.parse("102 6510 00012");
        assertThat(cnaps.bankCode()).isEqualTo("102");
        assertThat(cnaps.cityCode()).isEqualTo("6510");
        assertThat(Cnaps.problem("10265100001")).contains("shared.cnaps.format");
        assertThat(Cnaps.problem("10265100001X")).contains("shared.cnaps.format");
    }

    @ParameterizedTest
    @CsvSource({
        "13800001234, true",
        "138 0000 1234, true",
        "12800001234, false",
        "1380000123, false",
        "+8613800001234, false",
        ", false"
    })
    void mobilesHaveElevenDigits(String text, boolean fits) {
        assertThat(Mobile.problem(text).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "zhang@example.cn, true",
        "a.b+c@mail.example.com, true",
        "zhang@example, false",
        "zhang.example.cn, false",
        "a@@example.cn, false",
        ".a@example.cn, false",
        "a b@example.cn, false",
        "a@-example.cn, false",
        ", false"
    })
    void mailAddressesHaveOneAtAndADomain(String text, boolean fits) {
        assertThat(Email.problem(text).isEmpty()).isEqualTo(fits);
    }

    @Test
    void caseNumberNamesYearAndCategory() {
        CaseNo caseNo = CaseNo.of(2025, "C04", 17);
        assertThat(caseNo).isEqualTo(CaseNo.of("KC-2025-C04-000017")).hasToString("KC-2025-C04-000017");
        assertThat(caseNo.programmeYear()).isEqualTo(2025);
        assertThat(caseNo.category()).isEqualTo("C04");
        assertThatThrownBy(() -> CaseNo.of(2025, "C04", 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KC-2025-G04-000017", "KC-25-C04-000017", "KC-2025-C04-17", "kc-2025-C04-000017", ""})
    void refusesOtherCaseNumbers(String text) {
        assertThatThrownBy(() -> CaseNo.of(text)).isInstanceOf(Refusal.class).hasMessage("shared.caseNo.format");
    }

    @ParameterizedTest
    @CsvSource({
        "某市云上科技（集团）有限公司, 某市云上科技(集团)有限公司, true",
        "某市 云上科技　有限公司, 某市云上科技有限公司, true",
        "ＡＢＣ科技有限公司, ABC科技有限公司, true",
        "某市〔云上〕公司, 某市(云上)公司, true",
        "某市云上科技有限公司, 某市云上科技公司, false",
        ", 某市云上科技公司, false",
        ", , false"
    })
    void payeesAreComparedWithoutWidthBracketsAndSpaces(String one, String other, boolean same) {
        assertThat(PartyName.sameName(one, other)).isEqualTo(same);
        assertThat(PartyName.sameName(other, one)).isEqualTo(same);
    }
}
