package dev.kechuang.calendar;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** An empty in-memory database with this module's tables. */
final class CalendarDatabase {

    private CalendarDatabase() {}

    static DataSource create() {
        var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        createTables(database);
        return database;
    }

    static void createTables(DataSource database) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/calendar/V202601010010__calendar_tables.sql"),
                        new ClassPathResource("db/migration/calendar/V202611241005__calendar_layers.sql"))
                .execute(database);
    }
}
