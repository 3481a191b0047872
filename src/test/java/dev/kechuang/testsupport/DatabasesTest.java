package dev.kechuang.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabasesTest {

    @ParameterizedTest
    @EnumSource
    void everyMigrationAppliesToAnEmptyDatabase(Databases database) {
        var jdbc = JdbcClient.create(database.fresh());

        assertThat(jdbc.sql("select count(*) from ACT_RU_TASK")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select VERSION_ from ACT_GE_SCHEMA_LOG")
                        .query(String.class)
                        .single())
                .startsWith("7.24");
    }
}
