package dev.kechuang.decision.web;

import static dev.kechuang.decision.DecisionWorld.CLERK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.decision.DecisionWorld;
import dev.kechuang.decision.MeetingOutcome;
import dev.kechuang.notice.Pages;
import dev.kechuang.testsupport.Databases;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class DecisionPagesTest {

    private static final String DETAIL = "/portal/office/decisions/JD-2026-001";

    private final DecisionWorld world = new DecisionWorld(Databases.H2, 1_000_000);
    private final DecisionFlow flow = new DecisionFlow() {
        @Override
        public void confirmBudget(String listNo, Map<String, UUID> lineOfCategory, String note, String userId) {
            world.budget.confirm(listNo, lineOfCategory, note, userId);
        }

        @Override
        public void checkBudget(String listNo, boolean agreed, String userId) {
            world.budget.check(listNo, agreed, userId);
        }
    };
    private final MockMvc pages = Pages.of(
            null,
            new PublicDecisionController(world.decisions),
            new DecisionOfficeController(
                    world.decisions, world.budget, flow, world.notice.registry, world.notice.clock));

    @Test
    void aListGoesFromAssemblyThroughFinanceToThePublicPage() throws Exception {
        world.notice.role("maker", "finance-maker");
        world.notice.role("checker", "finance-checker");
        world.noticed(2);
        pages.perform(get("/portal/decision")).andExpect(redirectedUrl("/portal/office/decisions"));
        pages.perform(get("/portal/office/decisions").principal(as(CLERK)))
                .andExpect(content().string(containsString("汇总名单")));
        pages.perform(post("/portal/office/decisions").param("year", "2026").principal(as(CLERK)))
                .andExpect(redirectedUrl(DETAIL));
        pages.perform(get(DETAIL).principal(as("maker")))
                .andExpect(content().string(containsString("line.C01")))
                .andExpect(content().string(containsString("1,000,000.00")));
        pages.perform(post(DETAIL + "/budget")
                        .param("line.C01", world.line.toString())
                        .param("note", "")
                        .principal(as("maker")))
                .andExpect(redirectedUrl(DETAIL));
        pages.perform(get(DETAIL).principal(as("checker")))
                .andExpect(content().string(containsString("复核同意")))
                .andExpect(content().string(not(containsString("name=\"line.C01\""))));
        pages.perform(post(DETAIL + "/budget-check").param("agreed", "true").principal(as("checker")))
                .andExpect(redirectedUrl(DETAIL));
        world.meet("JD-2026-001", MeetingOutcome.APPROVE);
        world.decisions.number("JD-2026-001", "X政发〔2026〕8号", "各项工作取得新进展。", "gov");
        world.decisions.issue("JD-2026-001");

        pages.perform(get(DETAIL).principal(as(CLERK))).andExpect(content().string(containsString("X政发〔2026〕8号")));
        pages.perform(get("/public/decisions").param("q", "8号"))
                .andExpect(content().string(containsString("/public/decisions/JD-2026-001")));
        pages.perform(get("/public/decisions/JD-2026-001"))
                .andExpect(content()
                        .string(containsString(
                                world.decisions.published("JD-2026-001").mainPart())));
        pages.perform(get("/public/decisions/JD-2026-001/download"))
                .andExpect(header().string(
                                "X-Document-SHA256",
                                world.decisions.list("JD-2026-001").documentSha256()));
        assertThat(world.decisions.waiting(2026)).isZero();
    }

    private static Principal as(String userId) {
        return () -> userId;
    }
}
