package dev.kechuang.form;

import dev.kechuang.form.ValueReader.Named;
import dev.kechuang.shared.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One judgement of one set of answers: read, hide, validate, in this order. */
final class AnswerCheck {

    private static final int ECHOED = 100;

    private final FormSchema schema;
    private final FormContext context;
    private final boolean draft;
    private final Map<String, Object> fixed;

    AnswerCheck(FormSchema schema, FormContext context, boolean draft) {
        this.schema = schema;
        this.context = context;
        this.draft = draft;
        this.fixed = Answers.of(schema, context.fixed()).values();
    }

    FormAnswers check(Map<String, ?> sent) {
        Answers given = Answers.of(schema, sent);
        Map<String, Typed> read = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            Typed typed = typed(field, given.values().get(field.key()));
            read.put(field.key(), typed);
            values.put(field.key(), typed.value());
        }
        Set<String> hidden = Visibility.hidden(schema, values, context.fixed());
        Map<String, Object> answers = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        FieldRules rules = new FieldRules(context, draft);
        for (Field field : schema.fields()) {
            if (hidden.contains(field.id())) {
                continue;
            }
            Typed typed = read.get(field.key());
            if (typed.value() != null) {
                Answers.put(answers, field, typed.value());
            }
            if (!keeps(field)) {
                problems.addAll(typed.problems());
                problems.addAll(rules.problems(field, typed));
            }
        }
        for (String name : given.unknown()) {
            String echo = name.length() > ECHOED ? name.substring(0, ECHOED) : name;
            problems.add(new Named(echo, echo).problem("form.unknownField"));
        }
        return new FormAnswers(
                Collections.unmodifiableMap(answers), List.copyOf(problems), Set.copyOf(given.unknown()));
    }

    /** Whether the person cannot change the field: then what was sent counts for nothing, and is not held against them. */
    private boolean keeps(Field field) {
        return field.readOnly() || fixed.containsKey(field.key());
    }

    private Typed typed(Field field, Object sent) {
        ValueReader reader = new ValueReader(context, draft);
        if (!keeps(field)) {
            return reader.read(field, sent);
        }
        Object kept = fixed.containsKey(field.key()) ? fixed.get(field.key()) : field.defaultValue();
        Typed typed = reader.read(field, kept);
        return typed.problems().isEmpty() ? typed : Typed.of(kept);
    }
}
