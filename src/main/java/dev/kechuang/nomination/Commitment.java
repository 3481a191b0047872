package dev.kechuang.nomination;

import dev.kechuang.form.Field;
import dev.kechuang.form.FieldType;
import dev.kechuang.form.FormSchema;
import java.util.List;

/** One promise of a unit: a required check box of its category's form, in the words of the case's rule version. */
public record Commitment(String key, String textZh, String textEn) {

    /** What must be ticked before an entitlement can be confirmed, in the order of the form. */
    public static List<Commitment> of(FormSchema form) {
        return form.fields().stream()
                .filter(Commitment::promised)
                .map(field -> new Commitment(
                        field.key(), field.wording().label(), field.wording().labelEn()))
                .toList();
    }

    /** Whether the field is one. */
    public static boolean promised(Field field) {
        return field.type() == FieldType.CHECKBOX && field.limits().required();
    }
}
