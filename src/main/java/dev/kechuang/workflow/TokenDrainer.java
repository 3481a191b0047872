package dev.kechuang.workflow;

import dev.kechuang.shared.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out the moves of {@link TokenQueue}: a hundred in one transaction that also deletes their rows, so that a move
 * happens once or is still written down. Of one process and key only the oldest move is ever tried.
 */
@Component
class TokenDrainer {

    private static final Logger LOG = LoggerFactory.getLogger(TokenDrainer.class);
    private static final int CHUNK = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final String DUE = "select id, kind, message_name, process_id, business_key, attempts"
            + " from token_move t where t.next_try_at <= :now and t.id > :after"
            + " and not exists (select 1 from token_move o where o.process_id = t.process_id"
            + " and o.business_key = t.business_key and o.id < t.id)"
            + " order by t.id fetch first " + CHUNK + " rows only for update skip locked";

    private record Move(long id, String kind, String messageName, String processId, String key, int attempts) {}

    private record Target(String kind, String messageName, String processId) {}

    private record Chunk(int seen, int moved, long last) {}

    private final EngineProcesses processes;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    TokenDrainer(EngineProcesses processes, PlatformTransactionManager transactions, DataSource database) {
        this.processes = processes;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = JdbcClient.create(database);
    }

    @Scheduled(fixedDelayString = "${kechuang.workflow.drain-delay:PT1S}")
    void drainDue() {
        drain(Instant.now());
    }

    /** Tries every move, also those whose pause is not over, until a round moves nothing. */
    int drainAll() {
        int all = 0;
        for (int moved = 1; moved > 0; all += moved) moved = drain(Instant.MAX);
        return all;
    }

    /** One round at a time on this node, so that who asks for a drain also waits for the one under way. */
    private synchronized int drain(Instant now) {
        var until = now.equals(Instant.MAX) ? Instant.now().plus(Duration.ofDays(3_650)) : now;
        int all = 0;
        long after = 0;
        while (true) {
            var chunk = chunk(until, after);
            if (chunk.seen() == 0) return all;
            all += chunk.moved();
            after = chunk.last();
        }
    }

    private Chunk chunk(Instant until, long after) {
        try {
            return transaction.execute(status -> move(due(until, after, CHUNK)));
        } catch (RuntimeException failed) {
            // One move spoils the hundred: try them one by one, so that only the broken one stays behind.
            LOG.warn("A batch of token moves failed and is repeated move by move: {}", failed.toString());
            return oneByOne(until, after);
        }
    }

    private Chunk oneByOne(Instant until, long after) {
        int moved = 0;
        long last = after;
        int seen = 0;
        for (; seen < CHUNK; seen++) {
            long from = last;
            var next = transaction.execute(status -> due(until, from, 1));
            if (next.isEmpty()) break;
            var move = next.get(0);
            last = move.id();
            try {
                moved += transaction.execute(status -> move(List.of(move))).moved();
            } catch (RuntimeException failed) {
                LOG.warn("Token move {} to {} of {} failed", move.id(), move.processId(), move.key(), failed);
                transaction.executeWithoutResult(status -> putOff(List.of(move), failed.toString()));
            }
        }
        return new Chunk(seen, moved, last);
    }

    private Chunk move(List<Move> moves) {
        var byTarget = new LinkedHashMap<Target, Map<String, Move>>();
        for (var move : moves) {
            byTarget.computeIfAbsent(
                            new Target(move.kind(), move.messageName(), move.processId()), key -> new LinkedHashMap<>())
                    .put(move.key(), move);
        }
        var done = new ArrayList<Long>();
        var waiting = new ArrayList<Move>();
        byTarget.forEach((target, byKey) -> {
            var reached = reach(target, byKey.keySet());
            byKey.forEach((key, move) -> {
                if (reached.contains(key)) done.add(move.id());
                else waiting.add(move);
            });
        });
        if (!done.isEmpty()) {
            jdbc.sql("delete from token_move where id in (:ids)")
                    .param("ids", done)
                    .update();
        }
        putOff(waiting, null);
        return new Chunk(
                moves.size(),
                done.size(),
                moves.isEmpty() ? 0 : moves.get(moves.size() - 1).id());
    }

    private Collection<String> reach(Target target, Collection<String> keys) {
        if (target.kind().equals("START")) {
            processes.startAll(target.processId(), keys, Map.of());
            return keys;
        }
        return processes.correlateAll(target.messageName(), target.processId(), keys);
    }

    private void putOff(List<Move> moves, String error) {
        for (var move : moves) {
            var pause = Duration.ofSeconds(1L << Math.min(move.attempts(), 10));
            jdbc.sql("update token_move set attempts = attempts + 1, next_try_at = :next, last_error = :error"
                            + " where id = :id")
                    .param(
                            "next",
                            Stored.at(Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)))
                    .param("error", error == null ? null : error.substring(0, Math.min(error.length(), 500)))
                    .param("id", move.id())
                    .update();
        }
    }

    private List<Move> due(Instant until, long after, int most) {
        var found = jdbc.sql(DUE)
                .param("now", Stored.at(until))
                .param("after", after)
                .query((row, index) -> new Move(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("message_name"),
                        row.getString("process_id"),
                        row.getString("business_key"),
                        row.getInt("attempts")))
                .list();
        return found.subList(0, Math.min(most, found.size()));
    }
}
