package dev.kechuang.workflow.guard;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * How long the engine keeps what it remembers: 180 days after a case has ended, cleaned at night (Asia/Shanghai). What the
 * law wants kept for years stands in our own tables.
 */
final class HistoryRetention {

    private static final String TIME_TO_LIVE = "P180D";
    private static final String FROM = "01:00+0800";
    private static final String UNTIL = "05:00+0800";

    private HistoryRetention() {}

    static void apply(ProcessEngineConfigurationImpl engine) {
        engine.setHistory(HistoryFilter.NAME);
        engine.setHistoryTimeToLive(TIME_TO_LIVE);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
        engine.setHistoryCleanupBatchWindowStartTime(FROM);
        engine.setHistoryCleanupBatchWindowEndTime(UNTIL);
    }
}
