package dev.kechuang.workflow.signin;

import dev.kechuang.KechuangApplication;
import dev.kechuang.workflow.CaseVars;
import dev.kechuang.workflow.FakeStaff;
import dev.kechuang.workflow.NoOtherEngine;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.canary.process.Canary;
import dev.kechuang.workflow.canary.process.DecideCompletion;
import dev.kechuang.workflow.canary.process.Departments;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The whole program in this JVM on a free port, with a handful of known people and the seam's small test models. */
@SpringBootTest(
        classes = KechuangApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:guards-it;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "camunda.bpm.deployment-resource-pattern=classpath*:guards/*.bpmn,classpath*:guards/*.form",
            "kechuang.web.secure-cookies=false",
            "kechuang.demo.enabled=true",
            "spring.servlet.multipart.max-request-size=2MB"
        })
@Import(RunningSeam.People.class)
abstract class RunningSeam {

    static final String PASSWORD = "guards-it-password";
    private static int cases;

    static {
        NoOtherEngine.lookedFor();
    }

    @LocalServerPort
    int port;

    @Autowired
    Canary canary;

    @Autowired
    DecideCompletion completion;

    @Autowired
    FakeStaff people;

    @Autowired
    Processes processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @TestConfiguration
    static class People {

        @Bean
        @Primary
        FakeStaff fakeStaff() {
            return new FakeStaff();
        }

        @Bean
        @Primary
        UserDetailsService testAccounts(FakeStaff people) {
            return name -> people.find(name)
                    .map(member -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles(member.roles().toArray(String[]::new))
                            .build())
                    .orElseThrow(() -> new UsernameNotFoundException(name));
        }

        @Bean
        Canary canary() {
            return new Canary();
        }

        @Bean
        DecideCompletion decideCompletion() {
            return new DecideCompletion();
        }

        @Bean
        Departments departments() {
            return new Departments();
        }

        /** Pages only tests need; found by nesting, under /public so that no rule is needed for them. */
        @Controller
        static class BarePages {

            @GetMapping("/public/broken-on-purpose")
            @ResponseBody
            String broken() {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    Browser anonymous() {
        return new Browser("http://localhost:" + port);
    }

    Browser as(String userId) throws Exception {
        return anonymous().signIn(userId, PASSWORD);
    }

    String decideTask() {
        var key = "IT-" + ++cases;
        processes.start("guarded", key, Map.of(CaseVars.CASE_NO, key));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
    }
}
