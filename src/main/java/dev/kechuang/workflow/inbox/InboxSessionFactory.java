package dev.kechuang.workflow.inbox;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives every engine command its own {@link InboxSession}. */
final class InboxSessionFactory implements SessionFactory {

    private final JdbcTemplate jdbc;

    InboxSessionFactory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Class<?> getSessionType() {
        return InboxSession.class;
    }

    @Override
    public Session openSession() {
        return new InboxSession(jdbc);
    }
}
