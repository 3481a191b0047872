package dev.kechuang.deadline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the mover in the background, at once after a change and again until the change is settled, also after a restart. */
@Component
class MoveWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(MoveWorker.class);

    private final PeriodMover mover;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "deadline-moves");
        thread.setDaemon(true);
        return thread;
    });

    MoveWorker(PeriodMover mover) {
        this.mover = mover;
    }

    @Scheduled(fixedDelayString = "${kechuang.deadline.move-delay:PT15S}")
    void wake() {
        executor.execute(this::work);
    }

    private void work() {
        try {
            mover.run();
        } catch (RuntimeException failed) {
            // The edge of the background thread: the change stays unsettled and is gone through again.
            LOG.error("Moving deadlines after a change of the calendar failed; it is tried again", failed);
        }
    }

    /** Finishes the chunk at hand; an interrupt inside the database driver could close a file database. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(20, TimeUnit.SECONDS)) LOG.warn("Deadlines are still being moved");
    }
}
