package dev.kechuang.notice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.form.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms Tasklist shows for these modules are ones the form gate can judge. */
class TaskFormsTest {

    @ParameterizedTest
    @CsvSource({
        "notice/decide-admission, decideAdmission, decision",
        "notice/investigate-objection, investigateObjection, findings",
        "notice/rule-objection, ruleObjection, ruling",
        "decision/record-gov-minutes, recordGovMinutes, meetingDate",
        "decision/number-decision, numberDecision, docNo"
    })
    void everyTaskFormIsUnderstoodByTheGate(String file, String id, String field) throws IOException {
        var schema = FormSchema.parse(Files.readAllBytes(Path.of("forms", file + ".form")));

        assertThat(schema.problems()).isEmpty();
        assertThat(schema.id()).isEqualTo(id);
        assertThat(schema.field(field)).isPresent();
    }
}
