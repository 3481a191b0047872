package dev.kechuang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class NotificationsTest {

    static final UUID UNIT = UUID.randomUUID();
    static final String KEY = "nomination.notice.accepted";

    final SettableClock clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T01:00:00Z"));
    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    NamedParameterJdbcTemplate jdbc;
    JdbcTransactionManager transactions;
    Notifications notifications;
    Messagebox box;

    void setUp(Databases database) {
        DataSource dataSource = database.fresh();
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        transactions = new JdbcTransactionManager(dataSource);
        notifications = new Notifications(jdbc, new MessageTexts(texts()), new Addresses(), clock);
        box = new Messagebox(jdbc, clock);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource
    void mailWrittenWhileTheServerIsDownIsDeliveredLaterAndOnce(Databases database)
            throws MessagingException, IOException {
        setUp(database);
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        var deliverer = deliverer(Optional.of(sender(port)));
        notifications.toUnit(UNIT, KEY, "KC-1", Map.of("item", "高企认定"));

        assertThat(deliverer.deliverDue()).isEqualTo(1);
        assertThat(statuses()).containsExactly("PENDING");
        assertThat(deliverer.deliverDue()).as("backs off").isZero();

        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            clock.moveForward(Duration.ofMinutes(2));
            assertThat(deliverer.deliverDue()).isEqualTo(1);
            assertThat(deliverer.deliverDue()).isZero();
            assertThat(statuses()).containsExactly("SENT");
            assertThat(again.getReceivedMessages()).hasSize(1);
            var mail = again.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("受理通知 KC-1 / Accepted KC-1");
            assertThat(mail.getContent().toString()).contains("高企认定已受理").contains("was accepted");
        } finally {
            again.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoNodesNeverSendTheSameMail(Databases database) {
        setUp(database);
        server.start();
        int port = server.getSmtp().getPort();
        notifications.toUnits(IntStream.range(0, 60)
                .mapToObj(n -> new UnitMessage(UNIT, KEY, "KC-" + n, Map.of("item", "x")))
                .toList());

        var nodes = List.of(1, 2).stream()
                .map(node -> CompletableFuture.supplyAsync(
                        () -> deliverer(Optional.of(sender(port))).deliverDue()))
                .toList();
        int handled = nodes.stream().mapToInt(CompletableFuture::join).sum();

        assertThat(handled).isEqualTo(60);
        assertThat(server.getReceivedMessages()).hasSize(60);
    }

    @ParameterizedTest
    @EnumSource
    void withoutMailServerMessagesAreStillReadInThePortal(Databases database) {
        setUp(database);
        notifications.toUnit(UNIT, KEY, "KC-1", Map.of("item", "x"));
        notifications.toRole("tech-clerk", KEY, "KC-2", Map.of("item", "x"));
        notifications.toUser("wang", KEY, "KC-3", Map.of("item", "x"));
        notifications.toAddress("o@example.cn", KEY, "KC-4", Map.of("item", "x"));

        deliverer(Optional.empty()).deliverDue();

        assertThat(statuses()).containsOnly("NO_CHANNEL", "NO_ADDRESS");
        var applicant = new Mailbox("li", UNIT, Set.of("applicant-operator"));
        var clerk = new Mailbox("wang", null, Set.of("tech-clerk"));
        assertThat(box.page(applicant, 0, 10).messages())
                .extracting(Message::caseNo)
                .containsExactly("KC-1");
        assertThat(box.page(clerk, 0, 10).messages())
                .extracting(Message::caseNo)
                .containsExactlyInAnyOrder("KC-2", "KC-3");
        assertThat(box.unread(clerk)).isEqualTo(2);
        var first = box.page(clerk, 0, 10).messages().get(0);
        box.open(first.id(), clerk);
        assertThat(box.unread(clerk)).isEqualTo(1);
        assertThatThrownBy(() -> box.open(first.id(), applicant)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @EnumSource
    void thousandsAreWrittenInOneBatch(Databases database) {
        setUp(database);
        notifications.toUnits(IntStream.range(0, 3000)
                .mapToObj(n -> new UnitMessage(UUID.randomUUID(), KEY, "KC-" + n, Map.of("item", "x")))
                .toList());

        assertThat(jdbc.queryForObject("select count(*) from notification", Map.of(), Long.class))
                .isEqualTo(3000);
    }

    private List<String> statuses() {
        return jdbc.queryForList("select status from mail_delivery order by id", Map.of(), String.class);
    }

    private MailDeliverer deliverer(Optional<JavaMailSender> sender) {
        return new MailDeliverer(
                jdbc, transactions, sender, "kechuang@example.cn", "https://kechuang.example.cn", clock);
    }

    private static JavaMailSender sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private static StaticMessageSource texts() {
        var texts = new StaticMessageSource();
        texts.addMessage(KEY + ".subject", Locale.SIMPLIFIED_CHINESE, "受理通知 {caseNo}");
        texts.addMessage(KEY + ".body", Locale.SIMPLIFIED_CHINESE, "{item}已受理");
        texts.addMessage(KEY + ".subject", Locale.ENGLISH, "Accepted {caseNo}");
        texts.addMessage(KEY + ".body", Locale.ENGLISH, "{item} was accepted");
        return texts;
    }

    private static final class Addresses implements AddressBook {
        @Override
        public Map<UUID, String> ofUnits(Collection<UUID> unitIds) {
            return unitIds.contains(UNIT) ? Map.of(UNIT, "unit@example.cn") : Map.of();
        }

        @Override
        public List<String> ofRole(String role) {
            return List.of("a@example.cn", "b@example.cn");
        }

        @Override
        public Optional<String> ofUser(String userId) {
            return Optional.empty();
        }
    }
}
