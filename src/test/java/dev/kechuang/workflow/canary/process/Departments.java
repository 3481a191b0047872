package dev.kechuang.workflow.canary.process;

import java.util.List;

/** The collection of the multi-instance test model. */
public class Departments {

    public List<String> all() {
        return List.of("dept-tax", "dept-credit");
    }
}
