package dev.kechuang.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.SeamEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The program starts on the models it deployed itself, and on no others. */
class DeployedModelsTest {

    private static final String MODEL = "guarded.bpmn";
    private static final String FORM = "decide.form";

    private SeamEngine seam;

    @BeforeEach
    void deployAndStartOnce() {
        seam = SeamEngine.guarded(Databases.H2.fresh());
        packaged(original(MODEL), original(FORM));
        start();
    }

    @AfterEach
    void close() {
        seam.close();
    }

    @Test
    void whatWasDeployedIsRecordedOnceAndStartsAgain() {
        start();

        assertThat(seam.count("deployed_model")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {MODEL, FORM})
    void aFileChangedInTheDatabaseStopsTheStartByName(String file) {
        overwrite(file, "tampered");

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("does not start");
    }

    @Test
    void changingTheRecordAsWellDoesNotHelp() {
        overwrite(MODEL, "tampered");
        seam.jdbc().sql("delete from deployed_model").update();

        assertThatThrownBy(this::start).hasMessageContaining(MODEL);
    }

    @Test
    void aDeploymentPastTheProgramStopsTheStart() {
        var foreign = text(FORM).replace("\"decide\"", "\"smuggled\"");
        seam.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("smuggled.form", foreign)
                .deploy();

        assertThatThrownBy(this::start).hasMessageContaining("smuggled.form");
    }

    @Test
    void aNewReleaseStartsAndItsPredecessorStaysGuarded() {
        var next = text(MODEL).replace("作出决定", "作出新的决定");
        seam.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("/somewhere/else/" + MODEL, next)
                .deploy();
        packaged(named(MODEL, next), original(FORM));
        assertThatCode(this::start).doesNotThrowAnyException();

        seam.jdbc()
                .sql("update ACT_GE_BYTEARRAY set BYTES_ = :bytes where NAME_ like '%guards/" + MODEL + "'")
                .param("bytes", new byte[] {1})
                .update();

        assertThatThrownBy(this::start).hasMessageContaining(MODEL);
    }

    private void start() {
        new DeployedModels(seam.engine(), seam.bean(DataSource.class), seam.bean(BusinessClock.class)).start();
    }

    private void overwrite(String file, String content) {
        int changed = seam.jdbc()
                .sql("update ACT_GE_BYTEARRAY set BYTES_ = :bytes where NAME_ like '%" + file + "'")
                .param("bytes", content.getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(changed).isEqualTo(1);
    }

    private void packaged(Resource... resources) {
        ((SpringProcessEngineConfiguration) seam.engine().getProcessEngineConfiguration())
                .setDeploymentResources(resources);
    }

    private static Resource original(String file) {
        return new ClassPathResource("guards/" + file);
    }

    private static String text(String file) {
        try {
            return original(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource named(String file, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return file;
            }
        };
    }
}
