package dev.kechuang.intake.model;

import dev.kechuang.policy.District;
import dev.kechuang.shared.Email;
import dev.kechuang.shared.Mobile;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Uscc;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single cells are read: what offices really type, turned into the form that is stored. */
final class Cells {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))"
                    + "(?:[ T]?0?0:00(?::00(?:\\.0+)?)?)?");
    private static final Map<String, String> YES_NO =
            Map.of("是", "true", "否", "false", "Y", "true", "N", "false", "YES", "true", "NO", "false");

    private Cells() {}

    static CellValue uscc(String cell) {
        return Uscc.problem(cell)
                .map(CellValue::bad)
                .orElseGet(() -> CellValue.of(Uscc.parse(cell).text()));
    }

    static CellValue mobile(String cell) {
        return Mobile.problem(cell)
                .map(CellValue::bad)
                .orElseGet(() -> CellValue.of(Mobile.parse(cell).text()));
    }

    static CellValue email(String cell) {
        return Email.problem(cell)
                .map(CellValue::bad)
                .orElseGet(() -> CellValue.of(Email.parse(cell).text()));
    }

    static CellValue name(String cell) {
        return limited(PartyName.normalise(cell), 100);
    }

    static Function<String, CellValue> text(int max) {
        return cell -> limited(cell.strip(), max);
    }

    /** A code: width, case and spaces do not count. */
    static Function<String, CellValue> code(String pattern, String fault) {
        return cell -> {
            String code = PartyName.normalise(cell).toUpperCase(Locale.ROOT);
            return code.matches(pattern) ? CellValue.of(code) : CellValue.bad(fault);
        };
    }

    static Function<String, CellValue> oneOf(Map<String, String> words, String fault) {
        return cell -> {
            String found = words.get(PartyName.normalise(cell).toUpperCase(Locale.ROOT));
            return found == null ? CellValue.bad(fault) : CellValue.of(found);
        };
    }

    static CellValue yesNo(String cell) {
        return oneOf(YES_NO, "intake.row.yesNo").apply(cell);
    }

    static CellValue date(String cell) {
        Matcher found = DATE.matcher(PartyName.normalise(cell));
        if (!found.matches()) return CellValue.bad("intake.row.date");
        try {
            return CellValue.of(LocalDate.of(number(found, 1), number(found, 2, 4, 6), number(found, 3, 5, 7))
                    .toString());
        } catch (DateTimeException noSuchDay) {
            return CellValue.bad("intake.row.date");
        }
    }

    static Function<String, CellValue> pastDate(LocalDate today) {
        return cell -> {
            CellValue date = date(cell);
            boolean future = !date.malformed() && LocalDate.parse(date.text()).isAfter(today);
            return future ? CellValue.bad("intake.row.future") : date;
        };
    }

    /** Code or name of a street, town or park of the district. */
    static Function<String, CellValue> town(District district) {
        return cell -> district.towns().stream()
                .filter(town -> town.code().equals(cell.strip()) || PartyName.sameName(town.zh(), cell))
                .findFirst()
                .map(town -> CellValue.of(town.code()))
                .orElseGet(() -> CellValue.bad("intake.row.town"));
    }

    private static CellValue limited(String text, int max) {
        boolean fits = text.length() <= max && text.chars().noneMatch(Character::isISOControl);
        return fits ? CellValue.of(text) : CellValue.bad("intake.row.tooLong");
    }

    private static int number(Matcher found, int... groups) {
        for (int group : groups) {
            if (found.group(group) != null) return Integer.parseInt(found.group(group));
        }
        throw new DateTimeException("no digits");
    }
}
