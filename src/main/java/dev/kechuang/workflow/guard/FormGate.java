package dev.kechuang.workflow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.form.Field;
import dev.kechuang.form.FormAnswers;
import dev.kechuang.form.FormContext;
import dev.kechuang.form.FormSchema;
import dev.kechuang.form.Forms;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Judges what a person entered against the very form that was deployed with the task's model, and refuses unknown fields. */
@Component
public class FormGate {

    private final BusinessClock clock;
    private final ObjectMapper json = new ObjectMapper();

    /** Deployed forms never change; deployments are few. */
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    public FormGate(BusinessClock clock) {
        this.clock = clock;
    }

    /** The form of the task, empty when its model names none. Runs inside an engine command. */
    Optional<FormSchema> schemaOf(TaskEntity task) {
        var key = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (key == null) return Optional.empty();
        var formId = String.valueOf(key.getValue(task));
        var engine = Context.getProcessEngineConfiguration();
        var deployment = engine.getDeploymentCache()
                .findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                .getDeploymentId();
        var cached = schemas.get(deployment + "/" + formId);
        if (cached == null) {
            cached = read(Context.getCommandContext(), deployment, formId);
            schemas.put(deployment + "/" + formId, cached);
        }
        return Optional.of(cached);
    }

    /** The judged answers as the completion listener reads them; numbers as plain text. Throws a {@link FormRefusal}. */
    Map<String, Object> check(FormSchema schema, TaskEntity task, Map<String, ?> sent) {
        var plain = new LinkedHashMap<String, Object>();
        sent.forEach((name, value) -> plain.put(name, plain(value)));
        var unknown = plain.keySet().stream()
                .filter(name ->
                        schema.fields().stream().noneMatch(field -> root(field).equals(name)))
                .findFirst();
        if (unknown.isPresent()) throw Refusal.invalid(unknown.get(), "workflow.unknownField", unknown.get());
        var context = FormContext.plain(clock.today()).withFixed(shown(schema, task));
        FormAnswers answers = Forms.check(schema, plain, context);
        if (!answers.valid()) throw new FormRefusal(schema, answers.problems());
        var kept = new LinkedHashMap<String, Object>();
        answers.answers()
                .forEach((name, value) ->
                        kept.put(name, value instanceof BigDecimal number ? number.toPlainString() : value));
        return kept;
    }

    private static FormSchema read(CommandContext context, String deployment, String formId) {
        var definition = context.runWithoutAuthorization(
                new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(formId, "deployment"), deployment));
        if (definition == null) throw new IllegalStateException("No form " + formId + " in deployment " + deployment);
        var resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        return FormSchema.parse(resource.getBytes());
    }

    /** What Tasklist shows in read-only fields comes from the process, whatever the browser says. */
    private static Map<String, Object> shown(FormSchema schema, TaskEntity task) {
        var shown = new HashMap<String, Object>();
        for (Field field : schema.fields()) {
            if (!field.readOnly()) continue;
            Object value = task.getVariable(field.key());
            if (value != null) shown.put(field.key(), value);
        }
        return shown;
    }

    private static String root(Field field) {
        int dot = field.key().indexOf('.');
        return dot < 0 ? field.key() : field.key().substring(0, dot);
    }

    private Object plain(Object value) {
        Object found = value instanceof TypedValue typed ? typed.getValue() : value;
        if (found == null || found instanceof String || found instanceof Number || found instanceof Boolean) {
            return found;
        }
        if (found instanceof Iterable<?> || found instanceof Map<?, ?>) return found;
        try {
            // Check lists and tag lists arrive as Spin values; their text is their JSON.
            return json.readValue(found.toString(), Object.class);
        } catch (JsonProcessingException notJson) {
            return found.toString();
        }
    }
}
