package dev.kechuang.policy;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.PackDraft.Status;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.PackDraftRows;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import dev.kechuang.policy.model.RuleVersions;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a policy pack from a clerk's zip into force: uploaded, looked at, submitted with a reason, approved by somebody
 * else. Publication checks the stored bytes once more; a version that is out is corrected only by a new one that names it.
 */
@Service
public class PackDrafts {

    /** More drafts than anybody reads; older ones stay reachable by their address. */
    private static final int SHOWN = 200;

    private static final int LARGEST_ZIP = 10 * 1024 * 1024;
    private static final int REASON_LENGTH = 1000;
    private static final String SUBJECT = "policyPack";

    private final PackDraftRows rows;
    private final RuleVersions versions;
    private final Policies policies;
    private final PolicyStaff staff;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    PackDrafts(
            PackDraftRows rows,
            RuleVersions versions,
            Policies policies,
            PolicyStaff staff,
            AuditTrail audit,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.versions = versions;
        this.policies = policies;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Newest first. */
    public List<PackDraft> drafts(String userId) {
        demand(PolicyRole.READER, userId);
        return rows.newest(SHOWN);
    }

    public PackDraft draft(UUID id, String userId) {
        demand(PolicyRole.READER, userId);
        return known(id);
    }

    /** The stored files of a draft, for whoever may look at it. */
    public PackFiles files(UUID id, String userId) {
        draft(id, userId);
        return rows.content(id);
    }

    /** The stored files of a published version. */
    public PackFiles published(String ruleVersionId, String userId) {
        demand(PolicyRole.READER, userId);
        return versions.content(policies.head(ruleVersionId).id()).orElseThrow();
    }

    /** What is wrong with the draft as stored, by today's rules. */
    public PackReading reading(UUID id, String userId) {
        PackDraft draft = draft(id, userId);
        return PackReader.checkFully(rows.content(id), before(draft.amends()));
    }

    /** The pack of a draft, to try it out; one with findings may be tried as long as it can be read. */
    public UploadedPack tryOut(UUID id, String userId) {
        return UploadedPack.of(files(id, userId));
    }

    public void demand(PolicyRole role, String userId) {
        role.demand(staff.rolesOf(userId));
    }

    public boolean may(PolicyRole role, String userId) {
        return role.heldBy(staff.rolesOf(userId));
    }

    /** Keeps a pack, with findings or without; {@code replaces} (or null) is the draft it corrects, which is withdrawn. */
    public UUID upload(String fileName, byte[] zip, UUID replaces, String userId) {
        demand(PolicyRole.MAKER, userId);
        if (replaces != null && known(replaces).status() == Status.SUBMITTED) {
            throw Refusal.conflict("policy.draft.withdrawFirst");
        }
        PackFiles files = unpacked(zip);
        PackReading reading = PackReader.checkFully(files, before(null));
        PackDraft draft = new PackDraft(
                UUID.randomUUID(),
                reading.pack()
                        .map(PolicyPack::ruleVersionId)
                        .map(id -> cut(id, 60))
                        .orElse(null),
                cut(reading.pack().map(PolicyPack::title).orElse(""), 200),
                cut(baseName(fileName), 200),
                files.sha256(),
                userId,
                clock.now(),
                replaces,
                Status.DRAFT,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        transaction.executeWithoutResult(status -> {
            if (replaces != null && rows.withdraw(replaces))
                record("policy.draftWithdrawn", known(replaces), userId, "");
            rows.insert(draft, files);
            record("policy.draftUploaded", draft, userId, "");
        });
        return draft.id();
    }

    /** {@code amends} (or null) is the published version this one corrects. */
    public void submit(UUID id, String amends, String reason, String userId) {
        demand(PolicyRole.MAKER, userId);
        String why = reason(reason);
        PackDraft draft = known(id);
        expect(draft, Status.DRAFT);
        PolicyPack pack = sound(draft, draft.amends());
        String amended = amends == null || amends.isBlank()
                ? null
                : policies.head(amends).id();
        if (pack.ruleVersionId().equals(amended)) throw taken(pack.ruleVersionId());
        transaction.executeWithoutResult(status -> {
            if (!rows.submit(id, amended, why, userId, clock.now())) throw movedOn();
            record("policy.draftSubmitted", draft, userId, why);
        });
    }

    /** The second person's approval: from now on new cases may fall under it, here at once and elsewhere within seconds. */
    public RuleVersion approve(UUID id, String userId) {
        PackDraft draft = reviewable(id, userId);
        PackFiles files = rows.content(id);
        PolicyPack pack = sound(draft, draft.amends());
        RuleVersion head = RuleVersions.head(
                pack, files, clock.now(), draft.submittedBy(), userId, draft.reason(), draft.amends());
        try {
            transaction.executeWithoutResult(status -> {
                if (!rows.review(id, Status.PUBLISHED, null, userId, head.publishedAt())) throw movedOn();
                versions.publish(head, files);
                record("policy.published", draft, userId, draft.reason());
            });
        } catch (DuplicateKeyException publishedMeanwhile) {
            throw taken(head.id());
        }
        policies.look();
        return head;
    }

    public void sendBack(UUID id, String reason, String userId) {
        PackDraft draft = reviewable(id, userId);
        String why = reason(reason);
        transaction.executeWithoutResult(status -> {
            if (!rows.review(id, Status.RETURNED, why, userId, clock.now())) throw movedOn();
            record("policy.draftReturned", draft, userId, why);
        });
    }

    public void withdraw(UUID id, String userId) {
        demand(PolicyRole.MAKER, userId);
        PackDraft draft = known(id);
        transaction.executeWithoutResult(status -> {
            if (!rows.withdraw(id)) throw movedOn();
            record("policy.draftWithdrawn", draft, userId, "");
        });
    }

    private PackDraft reviewable(UUID id, String userId) {
        demand(PolicyRole.APPROVER, userId);
        PackDraft draft = known(id);
        expect(draft, Status.SUBMITTED);
        if (draft.madeBy(userId)) throw Refusal.notAllowed("policy.draft.ownWork");
        return draft;
    }

    /** The pack of a draft if nothing is wrong with its stored bytes and its id is still free. */
    private PolicyPack sound(PackDraft draft, String amends) {
        PackFiles files = rows.content(draft.id());
        if (!files.sha256().equals(draft.sha256())) {
            throw new IllegalStateException("The stored bytes of draft " + draft.id() + " are not what was uploaded");
        }
        PackReading reading = PackReader.checkFully(files, before(amends));
        if (!reading.sound() || reading.pack().isEmpty()) {
            throw Refusal.conflict("policy.draft.findings", reading.findings().size());
        }
        PolicyPack pack = reading.pack().get();
        if (versions.hashOf(pack.ruleVersionId()).isPresent()) {
            // It may be this very draft that somebody else has just published.
            expect(known(draft.id()), draft.status());
            throw taken(pack.ruleVersionId());
        }
        return pack;
    }

    /** What a pack is measured against: the version it amends, or else the one it would follow. */
    private Optional<PolicyPack> before(String amends) {
        if (amends != null) return Optional.of(policies.version(amends));
        try {
            return Optional.of(policies.current());
        } catch (Refusal noneInForce) {
            return Optional.empty();
        }
    }

    static PackFiles unpacked(byte[] zip) {
        if (zip.length == 0) throw Refusal.invalid("file", "policy.upload.empty");
        if (zip.length > LARGEST_ZIP) throw Refusal.invalid("file", "policy.upload.tooLarge");
        boolean isZip = zip.length > 3 && zip[0] == 'P' && zip[1] == 'K';
        if (!isZip) throw Refusal.invalid("file", "policy.upload.notZip");
        try {
            return PackFiles.ofUpload(new ByteArrayInputStream(zip));
        } catch (BrokenPack refused) {
            throw Refusal.invalid(refused.findings().stream()
                    .map(finding -> new Problem("file", finding.key(), finding.args()))
                    .toList());
        } catch (IOException damaged) {
            throw Refusal.invalid("file", "policy.pack.zip.unreadable");
        }
    }

    private PackDraft known(UUID id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("policy.draft.unknown"));
    }

    private static void expect(PackDraft draft, Status status) {
        if (draft.status() != status) throw movedOn();
    }

    private static String reason(String typed) {
        String reason = typed == null ? "" : typed.strip();
        if (reason.isEmpty()) throw Refusal.invalid("reason", "policy.draft.reasonMissing");
        if (reason.length() > REASON_LENGTH) {
            throw Refusal.invalid("reason", "policy.draft.reasonTooLong", REASON_LENGTH);
        }
        return reason;
    }

    private static Refusal movedOn() {
        return Refusal.conflict("policy.draft.movedOn");
    }

    private static Refusal taken(String id) {
        return Refusal.conflict("policy.draft.idTaken", id);
    }

    private static String baseName(String fileName) {
        String name = fileName == null || fileName.isBlank() ? "pack.zip" : fileName.strip();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private void record(String action, PackDraft draft, String userId, String reason) {
        Map<String, String> details = new TreeMap<>();
        details.put("draft", draft.id().toString());
        details.put("sha256", draft.sha256());
        if (!reason.isEmpty()) details.put("reason", reason);
        if (draft.amends() != null) details.put("amends", draft.amends());
        String subject = draft.ruleVersionId() == null ? draft.id().toString() : draft.ruleVersionId();
        audit.record(action, SUBJECT, subject, userId, details);
    }
}
