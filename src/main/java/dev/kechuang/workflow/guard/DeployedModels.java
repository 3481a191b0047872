package dev.kechuang.workflow.guard;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A model is code that runs. Before anything is served, every model and form in the engine's tables must be what a build of
 * this program deployed: the newest of each the packaged one, older ones as they were when they were deployed.
 */
@Component
class DeployedModels implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeployedModels.class);

    /** Before any job of a case runs and before the web server opens its port. */
    private static final int BEFORE_ANYTHING_RUNS = -1_000;

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private boolean checked;

    DeployedModels(ProcessEngine engine, DataSource database, BusinessClock clock) {
        this.engine = engine;
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** One resource of a deployment; its name is a whole path when the program runs unpacked, a bare one from the jar. */
    private record Deployed(String deploymentId, String fileName, String sha256) {}

    @Override
    public void start() {
        var changed = findChanged();
        if (!changed.isEmpty()) {
            throw new IllegalStateException("Models or forms in the database are not what this program deployed: "
                    + String.join(", ", changed) + ". Somebody changed or added them past the program (table"
                    + " ACT_GE_BYTEARRAY). It does not start; restore the table from a backup and find out who.");
        }
        checked = true;
    }

    /** Oldest deployment first, so that what remains in {@code newest} is in force. */
    private TreeSet<String> findChanged() {
        var packaged = packaged();
        var known = recorded();
        boolean first = known.isEmpty();
        var newest = new HashMap<String, Deployed>();
        var fresh = new ArrayList<Deployed>();
        var changed = new TreeSet<String>();
        for (var one : deployed()) {
            newest.put(one.fileName(), one);
            var expected = known.get(one.deploymentId() + "/" + one.fileName());
            if (expected == null) {
                fresh.add(one);
                boolean ours = one.sha256().equals(packaged.get(one.fileName()));
                if (!ours && !first) changed.add(named(one));
            } else if (!expected.equals(one.sha256())) {
                changed.add(named(one));
            }
        }
        packaged.forEach((fileName, sha256) -> {
            var inForce = newest.get(fileName);
            if (inForce != null && !inForce.sha256().equals(sha256)) changed.add(named(inForce));
        });
        if (changed.isEmpty()) record(fresh);
        return changed;
    }

    private Map<String, String> packaged() {
        var packaged = new HashMap<String, String>();
        if (!(engine.getProcessEngineConfiguration() instanceof SpringProcessEngineConfiguration configuration)) {
            return packaged;
        }
        for (Resource resource : configuration.getDeploymentResources()) {
            try {
                packaged.put(resource.getFilename(), sha256(resource.getContentAsByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packaged;
    }

    private List<Deployed> deployed() {
        return jdbc.sql(
                        "select b.DEPLOYMENT_ID_, b.NAME_, b.BYTES_ from ACT_GE_BYTEARRAY b"
                                + " join ACT_RE_DEPLOYMENT d on d.ID_ = b.DEPLOYMENT_ID_ order by d.DEPLOY_TIME_, d.ID_, b.NAME_")
                .query((row, n) -> new Deployed(row.getString(1), fileName(row.getString(2)), sha256(row.getBytes(3))))
                .list();
    }

    private Map<String, String> recorded() {
        var recorded = new HashMap<String, String>();
        jdbc.sql("select deployment_id, file_name, sha256 from deployed_model").query(row -> {
            recorded.put(row.getString(1) + "/" + row.getString(2), row.getString(3));
        });
        return recorded;
    }

    private void record(List<Deployed> fresh) {
        for (var one : fresh) {
            try {
                jdbc.sql("insert into deployed_model (deployment_id, file_name, sha256, recorded_at)"
                                + " values (:deployment, :name, :sha256, :now)")
                        .param("deployment", one.deploymentId())
                        .param("name", one.fileName())
                        .param("sha256", one.sha256())
                        .param("now", Stored.at(clock.now()))
                        .update();
            } catch (DuplicateKeyException otherNode) {
                log.debug("Another node recorded {} first", one.fileName());
            }
        }
    }

    private static String named(Deployed one) {
        return one.fileName() + " (deployment " + one.deploymentId() + ")";
    }

    private static String fileName(String resourceName) {
        return resourceName.substring(resourceName.lastIndexOf('/') + 1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        checked = false;
    }

    @Override
    public boolean isRunning() {
        return checked;
    }

    @Override
    public int getPhase() {
        return BEFORE_ANYTHING_RUNS;
    }
}
