package dev.kechuang.workflow;

import org.camunda.bpm.engine.ProcessEngines;

/** Test resources hold a camunda.cfg.xml; unless told otherwise, the web apps would build and ask that engine instead of ours. */
public abstract class NoOtherEngine extends ProcessEngines {

    public static void lookedFor() {
        isInitialized = true;
    }
}
