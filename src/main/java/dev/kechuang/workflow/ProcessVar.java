package dev.kechuang.workflow;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** A named, typed process variable. Only routing data may become one; case data stays in the module's tables. */
public record ProcessVar<T>(String name, Class<T> type) {

    private static final Set<Class<?>> ALLOWED = Set.of(String.class, Boolean.class, Integer.class, Long.class);

    public ProcessVar {
        if (!ALLOWED.contains(type)) {
            throw new IllegalArgumentException(name + ": " + type.getSimpleName() + " must not live in the engine");
        }
        KnownVars.add(name);
    }

    public static ProcessVar<String> text(String name) {
        return new ProcessVar<>(name, String.class);
    }

    public static ProcessVar<Boolean> flag(String name) {
        return new ProcessVar<>(name, Boolean.class);
    }

    public void set(VariableScope scope, T value) {
        TypedValue present = scope.getVariableTyped(name);
        // A form field of the same name is transient and in the way; its value has been handed over already.
        if (present != null && present.isTransient()) scope.removeVariable(name);
        scope.setVariable(name, Variables.untypedValue(type.cast(value)));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }

    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Missing process variable: " + name));
    }
}
