package dev.kechuang.workflow.signin;

import dev.kechuang.workflow.StaffSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Outside demo mode nothing starts while an account still has a password the whole world knows. */
@Component
class NoDemoPasswords implements SmartLifecycle {

    private final StaffSource people;
    private final boolean demo;
    private boolean checked;

    NoDemoPasswords(StaffSource people, @Value("${kechuang.demo.enabled:false}") boolean demo) {
        this.people = people;
        this.demo = demo;
    }

    @Override
    public void start() {
        if (!demo && people.hasDemoPasswords()) {
            throw new IllegalStateException("Accounts with demo passwords exist, but demo mode is off"
                    + " (KECHUANG_DEMO): change or disable them before starting.");
        }
        checked = true;
    }

    @Override
    public void stop() {
        checked = false;
    }

    @Override
    public boolean isRunning() {
        return checked;
    }

    /** Before the web server opens its port. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 8_192;
    }
}
