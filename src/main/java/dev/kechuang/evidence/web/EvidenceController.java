package dev.kechuang.evidence.web;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.evidence.EvidenceAccess;
import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceOwner;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out a file as a download that no browser will run or render in our name. */
@Controller
class EvidenceController {

    private final EvidenceStore store;
    private final ObjectProvider<EvidenceAccess> access;
    private final AuditTrail audit;

    EvidenceController(EvidenceStore store, ObjectProvider<EvidenceAccess> access, AuditTrail audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    @GetMapping("/portal/evidence/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable("id") UUID id, Principal user) {
        // Who may not read it is not told that it exists.
        EvidenceOwner owner = store.ownerOf(id)
                .filter(found -> mayRead(found, user.getName()))
                .orElseThrow(() -> Refusal.notFound("evidence.noSuchFile"));
        EvidenceFile file = store.find(id).orElseThrow();
        audit.record(
                "evidence.downloaded",
                "evidence",
                id.toString(),
                user.getName(),
                Map.of("owner", owner.type() + ":" + owner.key()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(store.open(id)));
    }

    private boolean mayRead(EvidenceOwner owner, String userId) {
        return access.orderedStream().anyMatch(rule -> rule.mayRead(owner.type(), owner.key(), userId));
    }
}
