package dev.kechuang.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearScheduleTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    @Test
    void readsLinesAsPeopleWriteThem() {
        var read = YearSchedule.read("\uFEFFdate,kind\n# 2027\n2027-01-01..2027-01-03,OFF\n\n2027-02-14，班\n"
                + "2027-10-01至2027-10-02 放假\n2027-10-09;work");
        assertThat(read.off())
                .containsExactly(
                        DAY, DAY.plusDays(1), DAY.plusDays(2), LocalDate.of(2027, 10, 1), LocalDate.of(2027, 10, 2));
        assertThat(read.worked()).containsExactly(LocalDate.of(2027, 2, 14), LocalDate.of(2027, 10, 9));
        assertThat(read.asLines())
                .isEqualTo("2027-01-01..2027-01-03,OFF\n2027-10-01..2027-10-02,OFF\n2027-02-14,WORK\n"
                        + "2027-10-09,WORK\n");
        assertThat(YearSchedule.read(read.asLines())).isEqualTo(read);
    }

    @Test
    void readsTheShapeOfTheShippedFile() throws IOException {
        var read = YearSchedule.read(Files.readString(Path.of("src/main/resources/calendar/holidays.json")));
        assertThat(read.off()).contains(LocalDate.of(2026, 2, 15)).doesNotContain(LocalDate.of(2026, 2, 14));
        assertThat(read.worked()).contains(LocalDate.of(2026, 2, 14)).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | calendar.schedule.empty",
                "2027-13-01,OFF | calendar.schedule.badLine",
                "2027-01-01 | calendar.schedule.badLine",
                "2027-01-01,MAYBE | calendar.schedule.badKind",
                "2027-01-03..2027-01-01,OFF | calendar.schedule.badRange",
                "2027-01-01..2027-03-01,OFF | calendar.schedule.badRange",
                "2027-02-14,WORK | calendar.schedule.noDays",
                "{\"off\": | calendar.schedule.json",
                "{\"off\": \"2027-01-01\"} | calendar.schedule.notAList",
                "{\"off\": [\"1 January\"]} | calendar.schedule.badDate",
                "{} | calendar.schedule.noDays"
            })
    void refusesWhatItCannotReadAndSaysWhere(String text, String key) {
        assertThatThrownBy(() -> YearSchedule.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessage(key);
    }

    @Test
    void aRefusalNamesTheLineAndTooMuchIsNotRead() {
        assertThatThrownBy(() -> YearSchedule.read("2027-01-01,OFF\n\nx"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.problems().get(0).args()).containsExactly("x", 3));
        assertThatThrownBy(() -> YearSchedule.read("#".repeat(50_001))).hasMessage("calendar.schedule.tooLong");
        assertThatThrownBy(() -> YearSchedule.read(null)).hasMessage("calendar.schedule.empty");
        assertThat(YearSchedule.read("2027-01-01..2027-02-01,OFF").off()).hasSize(32);
    }

    @Test
    void longTextIsReadToItsLimitAndLongLinesAreToldShortened() {
        String day = "2027-01-01,OFF\n#";
        assertThat(YearSchedule.read(day + "#".repeat(50_000 - day.length())).off())
                .containsExactly(DAY);
        assertToldAs("x".repeat(40), "x".repeat(40));
        assertToldAs("x".repeat(41), "x".repeat(40) + "…");
        assertThatThrownBy(() -> YearSchedule.read("{\"off\":\n\n]}"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.problems().get(0).args()).containsExactly(3));
    }

    private static void assertToldAs(String line, String told) {
        assertThatThrownBy(() -> YearSchedule.read(line))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.problems().get(0).args()).containsExactly(told, 1));
    }
}
