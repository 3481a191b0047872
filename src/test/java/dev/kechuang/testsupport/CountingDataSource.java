package dev.kechuang.testsupport;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts connections, and remembers the statements each thread sends: what a page costs, whatever else runs beside it. */
public final class CountingDataSource extends DelegatingDataSource {

    private final AtomicInteger connections = new AtomicInteger();
    private final ThreadLocal<List<String>> sent = ThreadLocal.withInitial(ArrayList::new);

    public CountingDataSource(DataSource counted) {
        super(counted);
    }

    /** Puts itself around the data source of an application: name it among the application's sources. */
    public static final class Installed implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database ? new CountingDataSource(database) : bean;
        }
    }

    /** Connections that were asked for so far, by any thread. */
    public int connections() {
        return connections.get();
    }

    /** The statements this thread has sent since it asked last; a batch counts as one. */
    public List<String> takeStatements() {
        List<String> taken = List.copyOf(sent.get());
        sent.get().clear();
        return taken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        connections.incrementAndGet();
        return proxy(Connection.class, new Recorder(super.getConnection(), null));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Passes everything on; {@code sql} is what a prepared statement was made from. */
    private final class Recorder implements InvocationHandler {

        private final Object target;
        private final String sql;

        Recorder(Object target, String sql) {
            this.target = target;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] args) throws Throwable {
            if (method.getName().equals("equals")) return self == args[0];
            String text = args != null && args.length > 0 && args[0] instanceof String given ? given : sql;
            if (target instanceof Statement && method.getName().startsWith("execute"))
                sent.get().add(String.valueOf(text));
            Object result;
            try {
                result = method.invoke(target, args);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
            if (!(target instanceof Connection)) return result;
            var recorder = new Recorder(result, text);
            if (result instanceof CallableStatement) return proxy(CallableStatement.class, recorder);
            if (result instanceof PreparedStatement) return proxy(PreparedStatement.class, recorder);
            return result instanceof Statement ? proxy(Statement.class, recorder) : result;
        }
    }
}
