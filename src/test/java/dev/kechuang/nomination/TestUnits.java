package dev.kechuang.nomination;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Uscc;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Units without a registry: enough of it for cases to belong to somebody. */
final class TestUnits {

    private TestUnits() {}

    /** A registered unit. */
    record Known(Unit unit) {

        static Known of(int no) {
            return new Known(TestUnits.unit(uscc(no), "示例科技有限公司" + no, "ENTERPRISE"));
        }
    }

    static String uscc(int no) {
        return Uscc.withCheckDigits("91110101MA" + String.format("%06d", no)).text();
    }

    static NewUnit listed(int no) {
        return NewUnit.of(uscc(no), "示例科技有限公司" + no, "ENTERPRISE");
    }

    static Unit unit(String uscc, String name, String type) {
        return new Unit(
                UUID.nameUUIDFromBytes(uscc.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                uscc,
                name,
                type,
                "示例区一号路",
                "T01",
                "张三",
                "C3990",
                true,
                LocalDate.of(2015, 1, 1),
                "李四",
                "13800000000",
                "a@example.cn");
    }

    static Registry registry(Office.People people) {
        Registry registry = mock(Registry.class);
        Map<UUID, Unit> all = new HashMap<>();
        when(registry.unitIdOfUser(anyString()))
                .thenAnswer(call -> people.unitOf(call.getArgument(0))
                        .map(known -> known.unit().id()));
        when(registry.unitOfUser(anyString())).thenAnswer(call -> {
            Unit unit = people.unitOf(call.getArgument(0))
                    .orElseThrow(() -> Refusal.notAllowed("registry.noUnit"))
                    .unit();
            all.put(unit.id(), unit);
            return unit;
        });
        when(registry.unit(any())).thenAnswer(call -> all.get(call.<UUID>getArgument(0)));
        when(registry.hasRole(anyString(), anyString()))
                .thenAnswer(call -> roles(people, call.getArgument(0)).contains(call.<String>getArgument(1)));
        when(registry.rolesOf(anyString())).thenAnswer(call -> roles(people, call.getArgument(0)));
        when(registry.displayName(anyString())).thenAnswer(call -> "姓名" + call.getArgument(0));
        when(registry.ensureUnits(any()))
                .thenAnswer(call -> call.<List<NewUnit>>getArgument(0).stream()
                        .map(wanted -> {
                            Unit unit = unit(wanted.uscc(), wanted.name(), wanted.applicantType());
                            return all.computeIfAbsent(unit.id(), id -> unit);
                        })
                        .toList());
        return registry;
    }

    static PolicyPack packWithForm(PolicyPack pack, String code, byte[] form) {
        PolicyPack withForm = spy(pack);
        doReturn(true).when(withForm).hasForm(code);
        doAnswer(call -> form.clone()).when(withForm).form(code);
        return withForm;
    }

    private static Set<String> roles(Office.People people, String userId) {
        return new HashSet<>(people.find(userId).map(member -> member.roles()).orElse(Set.of()));
    }
}
