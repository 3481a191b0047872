package dev.kechuang.nomination.model;

import dev.kechuang.shared.CaseNo;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Case numbers without gaps or doubles: one counter row for each year and category, held until the caller commits. */
@Component
public class CaseNumbers {

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;

    public CaseNumbers(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public CaseNo next(int year, String category) {
        return next(year, category, 1).get(0);
    }

    /** Holds the counter without taking a number: whoever decides what gets one must look at nothing stale. */
    public void hold(int year, String category) {
        advance(year, category, 0);
    }

    public List<CaseNo> next(int year, String category, int count) {
        MapSqlParameterSource args = advance(year, category, count);
        long last = jdbc.queryForObject(
                "select last_seq from case_counter where programme_year = :year and category_code = :category",
                args,
                Long.class);
        List<CaseNo> numbers = new ArrayList<>();
        for (long seq = last - count + 1; seq <= last; seq++) numbers.add(CaseNo.of(year, category, seq));
        return numbers;
    }

    private MapSqlParameterSource advance(int year, String category, int count) {
        var args = new MapSqlParameterSource("year", year)
                .addValue("category", category)
                .addValue("count", count);
        if (advance(args) == 0) {
            createCounter(args);
            advance(args);
        }
        return args;
    }

    private int advance(MapSqlParameterSource args) {
        return jdbc.update(
                "update case_counter set last_seq = last_seq + :count"
                        + " where programme_year = :year and category_code = :category",
                args);
    }

    /** In a transaction of its own: two first submissions at once must not fail each other. */
    private void createCounter(MapSqlParameterSource args) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.update(
                    "insert into case_counter (programme_year, category_code, last_seq) values (:year, :category, 0)",
                    args));
        } catch (DuplicateKeyException anotherWasFaster) {
            // the counter exists, which is all that was wanted
        }
    }
}
