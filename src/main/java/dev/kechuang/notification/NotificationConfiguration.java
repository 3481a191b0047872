package dev.kechuang.notification;

import dev.kechuang.calendar.BusinessClock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** Mail is sent only where an SMTP host is configured; an empty host still makes Boot create a sender. */
@Configuration
@EnableScheduling
class NotificationConfiguration {

    @Bean
    MailDeliverer mailDeliverer(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<JavaMailSender> senders,
            @Value("${spring.mail.host:}") String host,
            @Value("${kechuang.notification.from:kechuang@localhost.localdomain}") String from,
            @Value("${kechuang.web.base-url:}") String baseUrl,
            BusinessClock clock) {
        Optional<JavaMailSender> sender =
                host.isBlank() ? Optional.empty() : Optional.ofNullable(senders.getIfAvailable());
        return new MailDeliverer(jdbc, transactions, sender, from, baseUrl, clock);
    }
}
