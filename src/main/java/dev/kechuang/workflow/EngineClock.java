package dev.kechuang.workflow;

import dev.kechuang.calendar.ClockMoved;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the engine's timers run by the business clock. */
@Component
class EngineClock {

    @EventListener
    void follow(ClockMoved moved) {
        ClockUtil.offset(moved.offset().toMillis());
    }
}
