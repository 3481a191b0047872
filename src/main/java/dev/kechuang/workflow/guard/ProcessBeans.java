package dev.kechuang.workflow.guard;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The beans a model's expressions can see: those whose class stands in a {@code process} package, nothing else. Looked up
 * when used, because delegates need the engine that is being built.
 */
public final class ProcessBeans extends AbstractMap<Object, Object> {

    private final ConfigurableListableBeanFactory beans;

    public ProcessBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String bean && beans.containsBean(bean) && ofProcess(bean);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return java.util.Arrays.stream(beans.getBeanDefinitionNames())
                .filter(this::ofProcess)
                .collect(Collectors.toMap(name -> (Object) name, beans::getBean))
                .entrySet();
    }

    private boolean ofProcess(String name) {
        Class<?> type = beans.getType(name, false);
        return type != null
                && ClassUtils.getPackageName(ClassUtils.getUserClass(type)).matches(".*\\.process(\\..*)?");
    }
}
