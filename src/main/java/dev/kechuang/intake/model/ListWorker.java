package dev.kechuang.intake.model;

import dev.kechuang.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Works lists off in the background, one after the other; after a start it goes on with what was left unfinished. */
@Component
public class ListWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ListWorker.class);
    private static final int ATTEMPTS = 3;

    private final ListRun run;
    private final ListStore lists;
    private final Map<UUID, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "official-lists");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    public ListWorker(ListRun run, ListStore lists) {
        this.run = run;
        this.lists = lists;
    }

    /** Done when the list is worked off or its processing has stopped with a failure. */
    public CompletableFuture<Void> submit(UUID id) {
        return running.computeIfAbsent(id, list -> CompletableFuture.runAsync(() -> work(list), executor));
    }

    @EventListener(ApplicationReadyEvent.class)
    public void resumeUnfinished() {
        lists.unfinished().forEach(this::submit);
    }

    /** Finishes the chunk at hand; an interrupt inside the database driver could close a file database. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        executor.shutdown();
        if (!executor.awaitTermination(20, TimeUnit.SECONDS)) LOG.warn("A chunk of an official list is still running");
    }

    private void work(UUID id) {
        try {
            while (!stopping && chunk(id)) LOG.debug("Official list {}: next chunk", id);
        } catch (RuntimeException failed) {
            // The edge of the background thread: the page shows that the list stopped and offers to go on.
            LOG.error("Official list {} stopped", id, failed);
            lists.stopped(
                    id,
                    failed instanceof Refusal refusal
                            ? refusal.key()
                            : failed.getClass().getSimpleName());
        } finally {
            running.remove(id);
        }
    }

    /** Another node or a registration may have been faster with the same unit: the rolled-back chunk then finds it there. */
    private boolean chunk(UUID id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run.nextChunk(id);
            } catch (ConcurrencyFailureException | DuplicateKeyException overtaken) {
                if (attempt == ATTEMPTS) throw overtaken;
                LOG.info("Official list {}: a chunk was overtaken and is tried again", id);
            }
        }
    }
}
