package dev.kechuang.evidence;

/** Modules that own files say who may read them; one yes is enough, no answer is a no. */
public interface EvidenceAccess {

    boolean mayRead(String ownerType, String ownerKey, String userId);
}
