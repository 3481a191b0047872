package dev.kechuang.workflow;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * First migration: the engine's own tables, by the vendor's script for the database at hand. The engine itself
 * never changes its schema (schema-update is off), so every table of the product has one place that made it.
 */
@Component
public class EngineSchemaMigration implements JavaMigration {

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/";
    private static final List<String> PARTS = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var product = connection.getMetaData().getDatabaseProductName();
        var vendor = "PostgreSQL".equals(product) ? "postgres" : "h2";
        for (var part : PARTS) {
            var script = new ClassPathResource(FOLDER + "activiti." + vendor + ".create." + part + ".sql");
            ScriptUtils.executeSqlScript(connection, new EncodedResource(script, StandardCharsets.UTF_8));
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202601010000");
    }

    @Override
    public String getDescription() {
        return "engine schema";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
