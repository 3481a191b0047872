package dev.kechuang.evidence;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** PDF, OFD, JPG and PNG files up to 20 MB each and 200 MB an owner (V-FILE, domain.md 4.11). */
@Service
public class EvidenceStore {

    /** Stores one file or refuses it with the reason; the caller closes the stream. */
    public EvidenceFile store(
            String ownerType,
            String ownerKey,
            String slot,
            String fileName,
            InputStream content,
            long size,
            String userId) {
        throw new UnsupportedOperationException();
    }

    /** Files that are not removed, oldest first. */
    public List<EvidenceFile> list(String ownerType, String ownerKey) {
        throw new UnsupportedOperationException();
    }

    public Optional<EvidenceFile> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Marks the file as removed; its bytes stay. */
    public void remove(UUID id, String userId) {
        throw new UnsupportedOperationException();
    }

    public InputStream open(UUID id) {
        throw new UnsupportedOperationException();
    }
}
