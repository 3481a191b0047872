package dev.kechuang.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;

import dev.kechuang.testsupport.Databases;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An objection at the very end of the period against the closing of the notice: held or passed, never both, never neither. */
class DeadlineRaceTest {

    private static final int ROUNDS = Integer.getInteger("kechuang.races", 40);

    @Test
    void anObjectionAtTheDeadlineIsHeldOrLateAndNeverLostOrBoth() throws Exception {
        var world = new NoticeWorld(Databases.POSTGRESQL);
        int held = 0;
        var threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                world.at("2026-02-11T10:00");
                world.proposed.clear();
                world.proposed.add(world.proposal(round));
                String no = world.published();
                clearInvocations(world.nominations);
                world.clock.set(world.notices.deadlineOf(no).minusMillis(1));
                var barrier = new CyclicBarrier(3);
                String source = "198.51.100." + round;
                var objection = threads.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return world.objections.receive(no, 1, NoticeWorld.named(), source);
                });
                var time = threads.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    world.clock.set(world.notices.deadlineOf(no));
                    return null;
                });
                var closing = threads.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    for (boolean closed = false; !closed; ) closed = closes(world, no);
                    return null;
                });
                ObjectionReceipt receipt = objection.get(20, TimeUnit.SECONDS);
                time.get(20, TimeUnit.SECONDS);
                closing.get(20, TimeUnit.SECONDS);

                EntryStatus status = world.status(no, 1);
                boolean passed = mockingDetails(world.nominations).getInvocations().stream()
                        .anyMatch(call -> call.getMethod().getName().equals("noticePassed"));
                assertThat(receipt.held()).as("round " + round).isEqualTo(status == EntryStatus.HELD);
                assertThat(passed).isEqualTo(status == EntryStatus.PASSED).isNotEqualTo(receipt.held());
                assertThat(receipt.held())
                        .as("by the stored deadline")
                        .isEqualTo(receipt.receivedAt().isBefore(world.notices.deadlineOf(no)));
                if (receipt.held()) held++;
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("objection before close in " + held + " of " + ROUNDS + " rounds");
    }

    /** The engine retries a timer that fires early; so does this. */
    private static boolean closes(NoticeWorld world, String no) {
        try {
            world.notices.close(no);
            return true;
        } catch (IllegalStateException early) {
            return false;
        }
    }
}
