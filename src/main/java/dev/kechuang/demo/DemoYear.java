package dev.kechuang.demo;

import dev.kechuang.workflow.DueWork;
import java.time.Duration;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the demo year into an empty database, before the first page is served; a database with people in it stays as it is. */
@Component
@DemoPart
class DemoYear implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoYear.class);
    private static final LocalDateTime FIRST_MORNING = LocalDateTime.of(2026, 1, 12, 9, 0);

    private final DemoSettings settings;
    private final DemoPeople people;
    private final DemoStory story;
    private final DemoTime time;
    private final DueWork work;
    private boolean told;

    DemoYear(DemoSettings settings, DemoPeople people, DemoStory story, DemoTime time, DueWork work) {
        this.settings = settings;
        this.people = people;
        this.story = story;
        this.time = time;
        this.work = work;
    }

    /** After the business clock, before the web server and before the job executor. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (settings.story() && !people.exist()) tell();
        told = true;
    }

    private void tell() {
        LOG.info("Demo: telling the programme year into the empty database; this takes a few seconds");
        long started = System.nanoTime();
        time.begin(FIRST_MORNING);
        story.tell();
        time.until(settings.now());
        if (work.failing() > 0) throw new IllegalStateException("The demo year left failing work behind");
        LOG.info(
                "Demo: the programme year is ready after {} s; it is now {} in Shanghai",
                Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                settings.now());
    }

    @Override
    public void stop() {
        told = false;
    }

    @Override
    public boolean isRunning() {
        return told;
    }
}
