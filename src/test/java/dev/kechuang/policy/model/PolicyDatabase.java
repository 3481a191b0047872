package dev.kechuang.policy.model;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The module's tables, freshly made from its own migrations. */
public final class PolicyDatabase {

    private PolicyDatabase() {}

    public static DataSource h2() {
        return withTables(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    public static DataSource withTables(DataSource database) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/policy/V202601010020__policy_rule_version.sql"),
                        new ClassPathResource("db/migration/policy/V202611231510__policy_pack_draft.sql"))
                .execute(database);
        return database;
    }

    public static RuleVersions versions(DataSource database) {
        return new RuleVersions(JdbcClient.create(database));
    }

    public static PackDraftRows drafts(DataSource database) {
        return new PackDraftRows(JdbcClient.create(database));
    }
}
