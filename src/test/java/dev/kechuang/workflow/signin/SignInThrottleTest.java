package dev.kechuang.workflow.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.workflow.FakeStaff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Guessing gets slow by account name and by source, leaves traces without secrets, and costs bounded memory. */
class SignInThrottleTest {

    private final AuditTrail audit = mock();
    private final Clock clock = mock();
    private final SignInThrottle throttle = new SignInThrottle(clock, new SignInJournal(audit, new FakeStaff()));
    private Instant now = Instant.parse("2026-03-02T02:00:00Z");

    SignInThrottleTest() {
        org.mockito.BDDMockito.given(clock.instant()).willAnswer(call -> now);
        org.mockito.BDDMockito.given(clock.getZone()).willReturn(ZoneOffset.UTC);
    }

    @Test
    void anAccountWaitsAfterTheFifthWrongPassword() throws Exception {
        for (int i = 0; i < SignInThrottle.FREE_TRIES; i++)
            assertThat(wrong("clerk1", "10.0.0." + i)).isTrue();

        assertThat(passes("clerk1", "10.0.0.99")).isFalse();
        verify(audit).recordRefusal(eq("workflow.signInPaused"), eq("user"), eq("clerk1"), eq("anonymous"), any());
        now = now.plus(Duration.ofSeconds(3));
        assertThat(passes("clerk1", "10.0.0.99")).isTrue();
    }

    @Test
    void aBlankBeforeTheNameIsNoWayAround() throws Exception {
        for (int i = 0; i < SignInThrottle.FREE_TRIES; i++) wrong("clerk1", "10.0.0.1");

        for (var disguise : new String[] {" clerk1", "clerk1 ", "\u3000clerk1", "\u2003clerk1\t"}) {
            assertThat(passes(disguise, "10.0.0.2")).as("<%s>", disguise).isFalse();
        }
    }

    @Test
    void aSourceThatTriesEverOtherNamesIsSlowedToo() throws Exception {
        int passed = 0;
        for (int i = 0; i < 100; i++) if (wrong("nobody" + i, "10.0.0.7")) passed++;

        assertThat(passed).isEqualTo(SignInThrottle.TRIES_OF_A_SOURCE);
        assertThat(passes("clerk2", "10.0.0.8")).as("another source").isTrue();
        verify(audit).recordRefusal(eq("workflow.signInSourcePaused"), eq("source"), eq("10.0.0.7"), any(), any());
        now = now.plus(Duration.ofSeconds(15));
        assertThat(passes("clerk2", "10.0.0.7")).isTrue();
    }

    @Test
    void anOfficeBehindOneAddressSignsInAllMorning() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(passes("clerk1", "10.0.0.9")).isTrue();
            throttle.right(new AuthenticationSuccessEvent(tried("clerk1", "10.0.0.9")));
        }
    }

    @Test
    void aNameNobodyHasIsNotWrittenDown() throws Exception {
        wrong("someone@example.cn", "10.0.0.1");
        wrong("My-Password-Typed-Here", "10.0.0.1");

        verify(audit, atLeast(2)).recordRefusal(anyString(), eq("user"), eq("unknown"), eq("anonymous"), any());
        verify(audit, never()).recordRefusal(anyString(), any(), eq("someone@example.cn"), any(), any());
        verify(audit, never()).recordRefusal(anyString(), any(), eq("My-Password-Typed-Here"), any(), any());
    }

    @Test
    void successIsRecordedUnderTheAccount() {
        throttle.right(new AuthenticationSuccessEvent(tried("clerk1", "10.0.0.1")));

        verify(audit).recordRefusal("workflow.signedIn", "user", "clerk1", "clerk1", Map.of("source", "10.0.0.1"));
    }

    @Test
    void memoryIsBoundedForManyAndForLongNames() throws Exception {
        for (int i = 0; i < 12_000; i++) event("name" + i, "10.0.0.1");
        for (int i = 0; i < 100; i++) event("x".repeat(100_000) + i, "10.0.0.1");

        assertThat(throttle.namesKept()).isEqualTo(10_000);
        assertThat(passes("x".repeat(200_000), "10.1.1.1"))
                .as("cut to one name")
                .isFalse();
    }

    /** A try with a wrong password; false when it did not get as far as the password. */
    private boolean wrong(String name, String source) throws Exception {
        if (!passes(name, source)) return false;
        event(name, source);
        return true;
    }

    private void event(String name, String source) {
        throttle.wrong(new AuthenticationFailureBadCredentialsEvent(
                tried(name, source), new BadCredentialsException("wrong")));
    }

    private static Authentication tried(String name, String source) {
        var token = new UsernamePasswordAuthenticationToken(name, "the-secret");
        token.setDetails(new WebAuthenticationDetails(source, null));
        return token;
    }

    private boolean passes(String name, String source) throws Exception {
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setParameter("username", name);
        request.setRemoteAddr(source);
        var chain = new MockFilterChain();
        throttle.doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }
}
