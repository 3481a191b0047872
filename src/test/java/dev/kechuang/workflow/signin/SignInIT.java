package dev.kechuang.workflow.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sign-ins, registrations and uploads past their limits, over real HTTP; every test comes from an address of its own. */
class SignInIT extends RunningSeam {

    private Browser from(String address) {
        return anonymous().sending("X-Forwarded-For", address);
    }

    private List<String> trail(String address) {
        return jdbc.sql("select action || ' ' || subject_key || ' ' || actor from audit_entry"
                        + " where details like '%' || :address || '%' or subject_key = :address order by id")
                .param("address", address)
                .query(String.class)
                .list();
    }

    @Test
    void successAndFailureAreInTheTrailWithoutSecrets() throws Exception {
        var browser = from("203.0.113.1");

        assertThat(browser.tries("clerk1", "a-wrong-password")).isFalse();
        assertThat(browser.tries("someone@example.cn", PASSWORD)).isFalse();
        assertThat(browser.tries("clerk1", PASSWORD)).isTrue();

        assertThat(trail("203.0.113.1"))
                .containsExactly(
                        "workflow.signInFailed clerk1 anonymous",
                        "workflow.signInFailed unknown anonymous",
                        "workflow.signedIn clerk1 clerk1");
        assertThat(jdbc.sql("select count(*) from audit_entry where details like '%wrong-password%'"
                                + " or details like '%" + PASSWORD + "%' or subject_key like '%@%'"
                                + " or details like '%@%' or actor like '%@%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theLockOutIsRecordedAndSaidToThePerson() throws Exception {
        people.add("guessed", "tech-clerk");
        var browser = from("203.0.113.2");
        for (int i = 0; i < SignInThrottle.FREE_TRIES; i++) browser.tries("guessed", "wrong" + i);

        var answer = browser.postForm("/sign-in", "username", "guessed", "password", PASSWORD);

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?wait");
        assertThat(browser.page("/sign-in?wait").body()).contains("尝试次数过多");
        assertThat(browser.speaking("en").page("/sign-in?wait").body()).contains("Too many attempts");
        assertThat(trail("203.0.113.2")).contains("workflow.signInPaused guessed anonymous");
    }

    @Test
    void oneAddressCannotFillTheRegistry() throws Exception {
        var browser = from("203.0.113.3");
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            var answer = browser.postForm("/register", "name", "试探单位" + i);
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(answer.body()).contains("提交过于频繁", "试探单位" + i);
            } else {
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }

        assertThat(refused).isBetween(1, 5);
        assertThat(from("203.0.113.4").postForm("/register", "name", "别处").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUploadPastTheLimitLeadsBackToItsPageWithASentence() throws Exception {
        var browser = anonymous().sending("Referer", "http://localhost:" + port + "/public/objections?from=here");

        var answer = browser.upload("/public/objections/evidence", "file", "大.pdf", new byte[3_000_000], 0);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/public/objections?from=here&tooLarge");
        assertThat(browser.page("/public/objections?from=here&tooLarge").body()).contains("上传的文件过大", "不超过20MB");
        assertThat(browser.speaking("en").page("/public/objections?tooLarge").body())
                .contains("The upload is too large");
    }

    @Test
    void theWayBackNeverLeavesTheSite() throws Exception {
        for (var elsewhere : new String[] {"https://evil.example/x", "not an address", "http://localhost.evil/"}) {
            var answer = anonymous()
                    .sending("Referer", elsewhere)
                    .upload("/public/objections/evidence", "file", "x.pdf", new byte[3_000_000], 0);

            assertThat(answer.headers().firstValue("Location")).as(elsewhere).contains("/?tooLarge");
        }
    }

    @Test
    void aLongFormWithManyFieldsIsNotTakenForAnAttack() throws Exception {
        var answer = anonymous().upload("/public/objections/evidence", "file", "x.pdf", new byte[10], 200);

        assertThat(answer.statusCode()).as("read and judged by its page").isEqualTo(400);
        assertThat(answer.body()).contains("请求不完整");
    }
}
