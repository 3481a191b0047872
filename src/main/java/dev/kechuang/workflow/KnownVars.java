package dev.kechuang.workflow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names of every {@link ProcessVar} the program has declared: the only variables that may reach the engine's history. */
public final class KnownVars {

    /** Counters of multi-instance activities: the engine's own, no data of a case. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private KnownVars() {}

    static void add(String name) {
        NAMES.add(name);
    }

    public static boolean contains(String name) {
        return NAMES.contains(name) || OF_THE_ENGINE.contains(name);
    }
}
