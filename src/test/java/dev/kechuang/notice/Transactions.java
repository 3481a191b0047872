package dev.kechuang.notice;

import javax.sql.DataSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** Faces made by hand get the transactions their annotations ask for, as in the running product. */
public final class Transactions {

    private Transactions() {}

    public static <T> T around(T face, Class<T> type, DataSource database) {
        var factory = new ProxyFactory(face);
        factory.setProxyTargetClass(true);
        factory.addAdvice(new TransactionInterceptor(
                (org.springframework.transaction.TransactionManager) new JdbcTransactionManager(database),
                new AnnotationTransactionAttributeSource()));
        return type.cast(factory.getProxy());
    }
}
