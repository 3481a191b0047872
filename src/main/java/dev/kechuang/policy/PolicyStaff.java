package dev.kechuang.policy;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who works in the office and as what; the register of people stands beside this module, so the portal ties them together. */
public interface PolicyStaff {

    /** The roles a person holds now, not at sign-in. */
    Set<String> rolesOf(String userId);

    /** Names by user id; whoever is not known is left out. */
    Map<String, String> names(Collection<String> userIds);
}
