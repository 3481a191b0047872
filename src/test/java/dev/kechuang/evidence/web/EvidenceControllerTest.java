package dev.kechuang.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.evidence.EvidenceAccess;
import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceOwner;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class EvidenceControllerTest {

    final UUID id = UUID.randomUUID();
    final EvidenceStore store = mock();
    final Principal user = () -> "li";

    @BeforeEach
    void aFile() {
        given(store.ownerOf(id)).willReturn(Optional.of(new EvidenceOwner("case", "KC-1")));
        given(store.find(id))
                .willReturn(Optional.of(new EvidenceFile(
                        id, "licence", "营业执照\".pdf", "application/pdf", 3, "ab", Instant.EPOCH, "li")));
        given(store.open(id)).willReturn(new ByteArrayInputStream(new byte[3]));
    }

    @Test
    void aFileIsADownloadThatNoBrowserRenders() {
        var answer = controller((type, key, userId) -> false, (type, key, userId) -> userId.equals("li"))
                .download(id, user);

        var headers = answer.getHeaders();
        assertThat(headers.getContentType()).hasToString("application/pdf");
        assertThat(headers.getContentDisposition().isAttachment()).isTrue();
        assertThat(headers.getFirst("Content-Disposition"))
                .contains("filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void whoeverNobodyVouchesForFindsNothing() {
        assertThatThrownBy(() -> controller().download(id, user))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> controller((type, key, userId) -> false).download(id, user))
                .isInstanceOf(Refusal.class);
    }

    private EvidenceController controller(EvidenceAccess... access) {
        var beans = new StaticListableBeanFactory();
        for (int n = 0; n < access.length; n++) beans.addBean("access" + n, access[n]);
        return new EvidenceController(store, beans.getBeanProvider(EvidenceAccess.class), mock(AuditTrail.class));
    }
}
