package dev.kechuang.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.junit.jupiter.api.Test;

class LostRacesTest {

    private final LostRaces factory = new LostRaces();

    @Test
    void aLostRaceIsRunAgainAtOnceHoweverItIsWrapped() {
        var lost = new OptimisticLockingException("other work was faster");
        assertThat(factory.getCommand("j", lost)).isEqualTo(new LostRaces.Again("j"));
        assertThat(factory.getCommand("j", new ProcessEngineException("closing", lost)))
                .isEqualTo(new LostRaces.Again("j"));
    }

    @Test
    void aFailureIsPutOffAsTheModelSays() {
        assertThat(factory.getCommand("j", new IllegalStateException("disk full")))
                .isInstanceOf(DefaultJobRetryCmd.class);
    }
}
