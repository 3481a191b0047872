package dev.kechuang.testsupport;

import dev.kechuang.workflow.EngineSchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two databases the product runs on. Each call of {@link #fresh} gives an empty, fully migrated one. */
public enum Databases {
    H2 {
        @Override
        DataSource create() {
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            var pool = JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
            pool.setMaxConnections(20);
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            new JdbcTemplate(server().getPostgresDatabase()).execute("create database " + name);
            return server().getDatabase("postgres", name);
        }
    };

    private static EmbeddedPostgres postgres;

    abstract DataSource create();

    /** An empty database with every migration of the product applied, the engine's own tables included. */
    public DataSource fresh() {
        var dataSource = create();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .javaMigrations(new EngineSchemaMigration())
                .load()
                .migrate();
        return dataSource;
    }

    /** JDBC address of a new, empty PostgreSQL database, for tests that start the whole application on it. */
    public static String emptyPostgresUrl() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(server().getPostgresDatabase()).execute("create database " + name);
        return server().getJdbcUrl("postgres", name);
    }

    private static synchronized EmbeddedPostgres server() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // A forgotten server would outlive the test run on a machine that is kept.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        return postgres;
    }

    /** True when the connection's product is PostgreSQL. */
    public static boolean isPostgres(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }
}
