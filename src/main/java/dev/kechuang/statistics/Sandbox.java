package dev.kechuang.statistics;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLine;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.nomination.RecordedCases;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.UploadedPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.statistics.model.Comparing;
import dev.kechuang.statistics.model.Replay;
import dev.kechuang.statistics.model.SandboxRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The policy sandbox (政策沙盘): a year's cases under a published version or a draft, beside what they have. A run is recorded;
 * its result is worked out when somebody looks, kept for ten minutes, and stored nowhere.
 */
@Service
public class Sandbox {

    private static final Set<String> RUNNERS =
            Set.of("tech-clerk", "tech-section-head", "tech-bureau-head", "legal-reviewer", "finance-maker");
    private static final String AUDITOR = "auditor";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 4;
    private static final int LATEST = 20;

    private final SandboxRuns runs;
    private final SandboxPacks packs;
    private final RecordedCases cases;
    private final BudgetLines budget;
    private final Policies policies;
    private final Registry registry;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Map<UUID, Comparison> kept = new LinkedHashMap<>();
    private final Map<String, PolicyPack> brought = new ConcurrentHashMap<>();

    @SuppressWarnings("checkstyle:ParameterNumber")
    public Sandbox(
            SandboxRuns runs,
            SandboxPacks packs,
            RecordedCases cases,
            BudgetLines budget,
            Policies policies,
            Registry registry,
            AuditTrail audit,
            BusinessClock clock) {
        this.runs = runs;
        this.packs = packs;
        this.cases = cases;
        this.budget = budget;
        this.policies = policies;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean mayRun(String userId) {
        return registry.rolesOf(userId).stream().anyMatch(RUNNERS::contains);
    }

    public void requireReader(String userId) {
        if (!mayRun(userId) && !registry.hasRole(userId, AUDITOR)) throw Refusal.notAllowed("statistics.notForYou");
    }

    public List<Integer> years(String userId) {
        requireReader(userId);
        return cases.years();
    }

    public List<SandboxPacks.Choice> choices(String userId) {
        requireReader(userId);
        return packs.choices(userId);
    }

    /** Under a published version or a stored draft. */
    @Transactional
    public UUID run(int programmeYear, String packKey, String userId) {
        requireRunner(userId);
        return record(programmeYear, packs.chosen(packKey, userId), userId);
    }

    /** Under a pack that is brought for this run only. */
    @Transactional
    public UUID runUploaded(int programmeYear, byte[] zip, String userId) {
        requireRunner(userId);
        return record(programmeYear, packs.uploaded(zip), userId);
    }

    public SandboxRun get(UUID id, String userId) {
        requireReader(userId);
        return runs.find(id).orElseThrow(() -> Refusal.notFound("statistics.sandbox.unknownRun"));
    }

    public List<SandboxRun> latest(String userId) {
        requireReader(userId);
        return runs.latest(LATEST);
    }

    /** One at a time: two people who look at the same run shall not both have it worked out. */
    public synchronized Comparison result(UUID id, String userId) {
        SandboxRun run = get(id, userId);
        Instant now = clock.now();
        kept.values().removeIf(old -> Duration.between(old.at(), now).abs().compareTo(KEPT) > 0);
        Comparison found = kept.get(id);
        if (found == null) {
            found = compare(run, userId, now);
            kept.put(id, found);
            if (kept.size() > MOST_KEPT) kept.remove(kept.keySet().iterator().next());
        }
        return found;
    }

    private Comparison compare(SandboxRun run, String userId, Instant now) {
        PolicyPack asked = packOf(run);
        var replay = new Replay(asked, policies::version);
        cases.read(run.programmeYear(), asked, userId, replay::take);
        List<BudgetLine> lines = budget.ofYear(run.programmeYear());
        Money available = lines.stream().map(BudgetLine::total).reduce(Money.ZERO, Money::plus);
        return Comparing.of(replay, lines.isEmpty() ? null : available, cases.ended(run.programmeYear()), now);
    }

    /** Reading a pack takes longer than calculating a thousand cases; the one just brought is at hand. */
    private PolicyPack packOf(SandboxRun run) {
        if (run.published()) return policies.version(run.ruleVersionId());
        PolicyPack found = brought.get(run.packSha256());
        return found == null ? UploadedPack.of(runs.content(run.id())).pack() : found;
    }

    private UUID record(int year, SandboxPacks.Chosen chosen, String userId) {
        if (!cases.years().contains(year)) throw Refusal.invalid("year", "statistics.sandbox.noYear");
        PolicyPack pack = chosen.pack();
        var run = new SandboxRun(
                UUID.randomUUID(),
                year,
                cut(pack.ruleVersionId(), 64),
                cut(pack.title(), 200),
                chosen.content() == null,
                chosen.sha256(),
                userId,
                clock.now());
        runs.insert(run, chosen.content());
        if (chosen.sha256() != null) {
            if (brought.size() >= MOST_KEPT) brought.clear();
            brought.put(chosen.sha256(), pack);
        }
        audit.record(
                "statistics.sandboxRun",
                "sandboxRun",
                run.id().toString(),
                userId,
                Map.of("programmeYear", String.valueOf(year), "version", run.ruleVersionId()));
        return run.id();
    }

    private void requireRunner(String userId) {
        if (!mayRun(userId)) throw Refusal.notAllowed("statistics.notForYou");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
