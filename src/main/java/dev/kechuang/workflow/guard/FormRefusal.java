package dev.kechuang.workflow.guard;

import dev.kechuang.form.FormSchema;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.List;

/** The refusal of a form's answers; carries the form, so that the sentences can name its fields. */
final class FormRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient FormSchema schema;

    FormRefusal(FormSchema schema, List<Problem> problems) {
        super(Kind.INVALID, problems);
        this.schema = schema;
    }

    FormSchema schema() {
        return schema;
    }
}
