package dev.kechuang.testsupport;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.test.TestHelper;

/**
 * The engine of camunda.cfg.xml, one a test run and the same that the engine's own JUnit extension uses. The registry of default engines
 * would give whatever engine an earlier test's application left there.
 */
public final class PlainEngine {

    private PlainEngine() {}

    public static ProcessEngine get() {
        return TestHelper.getProcessEngine("camunda.cfg.xml");
    }
}
